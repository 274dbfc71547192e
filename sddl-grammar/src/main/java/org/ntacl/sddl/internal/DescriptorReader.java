package org.ntacl.sddl.internal;

import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.ntacl.Bytes;
import org.ntacl.NtStatus;
import org.ntacl.descriptor.AbsentAcl;
import org.ntacl.descriptor.Ace;
import org.ntacl.descriptor.AceList;
import org.ntacl.descriptor.Acl;
import org.ntacl.descriptor.ControlFlags;
import org.ntacl.descriptor.NullAcl;
import org.ntacl.descriptor.SecurityDescriptor;
import org.ntacl.sddl.internal.antlr.DescriptorParser;
import org.ntacl.sid.Sid;
import org.ntacl.sid.SidContext;

/** Builds a descriptor out of what the parser tells. */
public final class DescriptorReader implements DescriptorEvents {
  /** What two characters may follow each other among the flags of a list. */
  private static final String FLAGS_EXPECTED = "ACL flags `P`, `AR` or `AI`, `(` or a section";

  /** Enough for most lists; longer ones grow. */
  private static final int EXPECTED_ACES = 10;

  private final String text;
  private final Faults faults;
  private final DescriptorScanner scanner;
  private final SidReader sids;
  private final AceReader aceReader;

  private Optional<Sid> owner = Optional.empty();
  private Optional<Sid> group = Optional.empty();
  private Acl dacl = AbsentAcl.ABSENT;
  private Acl sacl = AbsentAcl.ABSENT;
  private int control;

  private boolean isOwner;

  /** The list that is being read. */
  private boolean isDacl;

  private boolean isNull;
  private boolean isFull;
  private boolean hasObjectAces;
  private int slack;

  /** The entries of the list that is being read; null before the first list. */
  private AceList.Builder aces;

  private DescriptorReader(String text, SidContext context, Faults faults) {
    this.text = text;
    this.faults = faults;
    this.scanner = new DescriptorScanner(text);
    this.sids = new SidReader(text, context, faults);
    this.aceReader = new AceReader(text, scanner, sids, context, faults);
  }

  /**
   * Reads a descriptor.
   *
   * @return the descriptor; meaningless when there are faults
   * @throws StopReading when a fault ended the reading
   */
  public static SecurityDescriptor read(
      String text, SidContext context, int maxLength, Faults faults) {
    if (text.length() > maxLength) {
      faults.report(
          NtStatus.STATUS_INVALID_PARAMETER,
          text,
          maxLength,
          maxLength + 1,
          "at most " + maxLength + " characters");
      return SecurityDescriptor.EMPTY;
    }
    return new DescriptorReader(text, context, faults).read();
  }

  private SecurityDescriptor read() {
    DescriptorParser parser = new DescriptorParser(scanner, this);
    parser.setErrorHandler(new DescriptorFaults(text, scanner, faults));
    do {
      // after a fault between sections the rule ends early; what follows is still looked at
      parser.descriptor();
    } while (scanner.LA(1) != Token.EOF);
    return new SecurityDescriptor(ControlFlags.of(control), 0, owner, group, sacl, dacl);
  }

  @Override
  public void owner() {
    refuseSecond(owner.isPresent());
    isOwner = true;
  }

  @Override
  public void group() {
    refuseSecond(group.isPresent());
    isOwner = false;
  }

  @Override
  public void dacl() {
    refuseSecond(dacl.isPresent());
    startAcl(true);
  }

  @Override
  public void sacl() {
    refuseSecond(sacl.isPresent());
    startAcl(false);
  }

  /**
   * Samba refuses a section that comes twice; what Windows does is not recorded, so that the safe
   * side is taken.
   */
  private void refuseSecond(boolean isSecond) {
    if (isSecond) {
      FieldToken section = scanner.last();
      faults.report(
          NtStatus.STATUS_INVALID_PARAMETER,
          text,
          section.from(),
          section.to(),
          "each section at most once");
    }
  }

  private void startAcl(boolean newIsDacl) {
    isDacl = newIsDacl;
    isNull = false;
    isFull = false;
    hasObjectAces = false;
    slack = 0;
    aces = new AceList.Builder(EXPECTED_ACES);
  }

  @Override
  public void sid() {
    FieldToken token = scanner.last();
    Optional<Sid> sid = Optional.ofNullable(sids.read(token.from(), token.to()));
    if (isOwner) {
      owner = sid;
    } else {
      group = sid;
    }
  }

  @Override
  public void aclFlags() {
    FieldToken token = scanner.last();
    int at = token.from();
    while (at < token.to()) {
      int first = text.charAt(at) | 0x20;
      int second = at + 1 < token.to() ? text.charAt(at + 1) | 0x20 : 0;
      if (first == 'p') {
        setControl(ControlFlags.DACL_PROTECTED);
        at++;
      } else if (first == 'a' && (second == 'r' || second == 'i')) {
        setControl(
            second == 'r' ? ControlFlags.DACL_AUTO_INHERIT_REQ : ControlFlags.DACL_AUTO_INHERITED);
        at += 2;
      } else {
        faults.report(NtStatus.STATUS_INVALID_ACL, text, at, token.to(), FLAGS_EXPECTED);
        return;
      }
    }
  }

  private void setControl(int daclBit) {
    control |= isDacl ? daclBit : daclBit << 1;
  }

  @Override
  public void noAccessControl() {
    isNull = true;
  }

  @Override
  public void ace() {
    Ace ace = aceReader.read(isDacl);
    if (ace == null || isFull) {
      return;
    }
    int lost = aceReader.lostBytes();
    if (ace.size() + lost > aces.room() - slack) {
      isFull = true;
      faults.report(
          NtStatus.STATUS_INVALID_ACL,
          text,
          scanner.aceStart(),
          scanner.last().to(),
          "no more than " + AceList.MAX_SIZE + " bytes of ACL");
      return;
    }
    slack += lost;
    hasObjectAces |= aceReader.isObjectType();
    aces.add(ace);
  }

  @Override
  public void aclEnd() {
    Acl acl = isNull ? NullAcl.NULL : list();
    if (isDacl) {
      dacl = acl;
    } else {
      sacl = acl;
    }
  }

  private AceList list() {
    // recorded: sddl-bytes, an ACE written as an object ACE makes revision 4 even when its GUIDs
    // are missing
    int revision = hasObjectAces ? AceList.REVISION_OBJECT : AceList.REVISION;
    return aces.build(revision, slack == 0 ? Bytes.EMPTY : Bytes.of(new byte[slack]));
  }
}
