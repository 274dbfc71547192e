package org.ntacl.sid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The two-letter names of SIDs in SDDL (MS-DTYP 2.5.1.1, completed from the Windows documentation
 * and recorded output).
 *
 * <p>An alias of base {@link Base#NONE} always means the same SID; the others name an account
 * relative to a {@link SidContext}.
 */
public enum SidAlias {
  AA(Base.NONE, "S-1-5-32-579"),
  AC(Base.NONE, "S-1-15-2-1"),
  AN(Base.NONE, "S-1-5-7"),
  AO(Base.NONE, "S-1-5-32-548"),
  AP(Base.DOMAIN, 525),
  AS(Base.NONE, "S-1-18-1"),
  AU(Base.NONE, "S-1-5-11"),
  BA(Base.NONE, "S-1-5-32-544"),
  BG(Base.NONE, "S-1-5-32-546"),
  BO(Base.NONE, "S-1-5-32-551"),
  BU(Base.NONE, "S-1-5-32-545"),
  CA(Base.DOMAIN, 517),
  CD(Base.NONE, "S-1-5-32-574"),
  CG(Base.NONE, "S-1-3-1"),
  CN(Base.DOMAIN, 522),
  CO(Base.NONE, "S-1-3-0"),
  CY(Base.NONE, "S-1-5-32-569"),
  DA(Base.DOMAIN, 512),
  DC(Base.DOMAIN, 515),
  DD(Base.DOMAIN, 516),
  DG(Base.DOMAIN, 514),
  DU(Base.DOMAIN, 513),
  EA(Base.FOREST, 519),
  ED(Base.NONE, "S-1-5-9"),
  EK(Base.FOREST, 527),
  ER(Base.NONE, "S-1-5-32-573"),
  ES(Base.NONE, "S-1-5-32-576"),
  HA(Base.NONE, "S-1-5-32-578"),
  HI(Base.NONE, "S-1-16-12288"),
  HO(Base.NONE, "S-1-5-32-584"),
  IS(Base.NONE, "S-1-5-32-568"),
  IU(Base.NONE, "S-1-5-4"),
  KA(Base.DOMAIN, 526),
  LA(Base.MACHINE, 500),
  LG(Base.MACHINE, 501),
  LS(Base.NONE, "S-1-5-19"),
  LU(Base.NONE, "S-1-5-32-559"),
  LW(Base.NONE, "S-1-16-4096"),
  ME(Base.NONE, "S-1-16-8192"),
  MP(Base.NONE, "S-1-16-8448"),
  MS(Base.NONE, "S-1-5-32-577"),
  MU(Base.NONE, "S-1-5-32-558"),
  NO(Base.NONE, "S-1-5-32-556"),
  NS(Base.NONE, "S-1-5-20"),
  NU(Base.NONE, "S-1-5-2"),
  OW(Base.NONE, "S-1-3-4"),
  PA(Base.DOMAIN, 520),
  PO(Base.NONE, "S-1-5-32-550"),
  PS(Base.NONE, "S-1-5-10"),
  PU(Base.NONE, "S-1-5-32-547"),
  RA(Base.NONE, "S-1-5-32-575"),
  RC(Base.NONE, "S-1-5-12"),
  RD(Base.NONE, "S-1-5-32-555"),
  RE(Base.NONE, "S-1-5-32-552"),
  RM(Base.NONE, "S-1-5-32-580"),
  RO(Base.FOREST, 498),
  RS(Base.DOMAIN, 553),
  RU(Base.NONE, "S-1-5-32-554"),
  SA(Base.FOREST, 518),
  SH(Base.NONE, "S-1-5-32-585"),
  SI(Base.NONE, "S-1-16-16384"),
  SO(Base.NONE, "S-1-5-32-549"),
  SS(Base.NONE, "S-1-18-2"),
  SU(Base.NONE, "S-1-5-6"),
  SY(Base.NONE, "S-1-5-18"),
  UD(Base.NONE, "S-1-5-84-0-0-0-0-0"),
  WD(Base.NONE, "S-1-1-0"),
  WR(Base.NONE, "S-1-5-33");

  /** What an alias is relative to. */
  public enum Base {
    /** Nothing: the alias is one fixed SID. */
    NONE,
    /** The SID of the local machine. */
    MACHINE,
    /** The SID of the account domain. */
    DOMAIN,
    /** The SID of the forest's root domain. */
    FOREST
  }

  private static final int LETTERS = 26;
  private static final SidAlias[] BY_LETTERS = new SidAlias[LETTERS * LETTERS];

  /** Built-in aliases S-1-5-32-x by x − 544, the most frequent ones. */
  private static final SidAlias[] BUILTIN = new SidAlias[64];

  private static final int BUILTIN_FIRST = 544;
  private static final Map<Sid, SidAlias> FIXED = new HashMap<>();
  private static final int RELATIVE_LIMIT = 1000;
  private static final SidAlias[] RELATIVE = new SidAlias[RELATIVE_LIMIT];

  static {
    for (SidAlias alias : values()) {
      BY_LETTERS[index(alias.name().charAt(0), alias.name().charAt(1))] = alias;
      if (alias.base == Base.NONE) {
        FIXED.put(alias.fixed, alias);
        Sid sid = alias.fixed;
        if (isBuiltin(sid)) {
          BUILTIN[sid.subAuthority(1) - BUILTIN_FIRST] = alias;
        }
      } else {
        RELATIVE[alias.rid] = alias;
      }
    }
  }

  private final Base base;

  /** The SID of an alias of base {@link Base#NONE}, null for the others. */
  @SuppressWarnings("ImmutableEnumChecker") // Sid is immutable but for its cached hash
  private final Sid fixed;

  private final int rid;

  SidAlias(Base base, String fixed) {
    this.base = base;
    this.fixed = Sid.parse(fixed);
    this.rid = 0;
  }

  SidAlias(Base base, int rid) {
    this.base = base;
    this.fixed = null;
    this.rid = rid;
  }

  private static int index(char first, char second) {
    int high = (first | 0x20) - 'a';
    int low = (second | 0x20) - 'a';
    return first < 128 && second < 128 && high >= 0 && high < LETTERS && low >= 0 && low < LETTERS
        ? high * LETTERS + low
        : -1;
  }

  /**
   * Returns the alias of two letters of either case.
   *
   * @return the alias, or null when there is none of that name
   */
  public static SidAlias of(char first, char second) {
    int index = index(first, second);
    return index < 0 ? null : BY_LETTERS[index];
  }

  /**
   * Returns the alias that Windows prints for a SID, without allocating.
   *
   * @param sid the SID
   * @param context what relative aliases are relative to
   * @return the alias, or null when the SID has none in that context
   */
  public static SidAlias find(Sid sid, SidContext context) {
    if (isBuiltin(sid)) {
      return BUILTIN[sid.subAuthority(1) - BUILTIN_FIRST];
    }
    int count = sid.subAuthorityCount();
    // every fixed alias has one or two sub-authorities but UD, which has six; every relative one is
    // S-1-5-21-a-b-c-RID
    if (count <= 2 || count == 6) {
      return FIXED.get(sid);
    }
    int rid = sid.rid();
    SidAlias alias = rid >= 0 && rid < RELATIVE_LIMIT ? RELATIVE[rid] : null;
    if (alias == null) {
      return null;
    }
    Sid domain = context.base(alias.base);
    return domain != null && sid.isChildOf(domain) ? alias : null;
  }

  private static boolean isBuiltin(Sid sid) {
    return sid.subAuthorityCount() == 2
        && sid.authority() == 5
        && sid.subAuthority(0) == 32
        && sid.subAuthority(1) - BUILTIN_FIRST >= 0
        && sid.subAuthority(1) - BUILTIN_FIRST < BUILTIN.length;
  }

  /** Returns what this alias is relative to. */
  public Base base() {
    return base;
  }

  /**
   * Returns the SID that this alias means.
   *
   * @param context what relative aliases are relative to
   * @return the SID, or empty when the context lacks the base
   */
  public Optional<Sid> resolve(SidContext context) {
    if (base == Base.NONE) {
      return Optional.of(fixed);
    }
    return Optional.ofNullable(context.base(base)).map(domain -> domain.child(rid));
  }
}
