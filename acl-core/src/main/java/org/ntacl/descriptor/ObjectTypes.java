package org.ntacl.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types of objects that Windows guards: those that administrators meet and those of the kernel.
 *
 * <p>The values are those of the Windows headers and the open specifications, checked against what
 * Windows reports of itself where that is recorded. Immutable and thread-safe.
 */
public final class ObjectTypes {
  /** Files. */
  public static final ObjectType FILE = FileObjectTypes.FILE;

  /**
   * Directories of a file system; for those of the object manager see {@link #DIRECTORY_OBJECT}.
   */
  public static final ObjectType DIRECTORY = FileObjectTypes.DIRECTORY;

  /** Named pipes. */
  public static final ObjectType PIPE = FileObjectTypes.PIPE;

  /** Shared folders, guarded by rights of files. */
  public static final ObjectType SHARE = FileObjectTypes.SHARE;

  /** Registry keys. */
  public static final ObjectType KEY = KernelObjectTypes.KEY;

  /** Access tokens as objects. */
  public static final ObjectType TOKEN = KernelObjectTypes.TOKEN;

  /** Processes; without a label they are guarded from being read from below as well. */
  public static final ObjectType PROCESS = KernelObjectTypes.PROCESS;

  /** Threads; without a label they are guarded from being read from below as well. */
  public static final ObjectType THREAD = KernelObjectTypes.THREAD;

  public static final ObjectType JOB = KernelObjectTypes.JOB;

  public static final ObjectType SECTION = KernelObjectTypes.SECTION;

  public static final ObjectType EVENT = KernelObjectTypes.EVENT;

  public static final ObjectType KEYED_EVENT = KernelObjectTypes.KEYED_EVENT;

  /** Mutexes. */
  public static final ObjectType MUTANT = KernelObjectTypes.MUTANT;

  public static final ObjectType SEMAPHORE = KernelObjectTypes.SEMAPHORE;

  public static final ObjectType TIMER = KernelObjectTypes.TIMER;

  public static final ObjectType IO_COMPLETION = KernelObjectTypes.IO_COMPLETION;

  /** Symbolic links of the object manager. */
  public static final ObjectType SYMBOLIC_LINK = KernelObjectTypes.SYMBOLIC_LINK;

  /** Directories of the object manager. */
  public static final ObjectType DIRECTORY_OBJECT = KernelObjectTypes.DIRECTORY_OBJECT;

  public static final ObjectType ALPC_PORT = KernelObjectTypes.ALPC_PORT;

  public static final ObjectType DEBUG_OBJECT = KernelObjectTypes.DEBUG_OBJECT;

  public static final ObjectType WINDOW_STATION = KernelObjectTypes.WINDOW_STATION;

  public static final ObjectType DESKTOP = KernelObjectTypes.DESKTOP;

  public static final ObjectType TRANSACTION = TransactionObjectTypes.TRANSACTION;

  public static final ObjectType TRANSACTION_MANAGER = TransactionObjectTypes.TRANSACTION_MANAGER;

  public static final ObjectType RESOURCE_MANAGER = TransactionObjectTypes.RESOURCE_MANAGER;

  public static final ObjectType ENLISTMENT = TransactionObjectTypes.ENLISTMENT;

  /** Objects of a directory service. */
  public static final ObjectType DS = ServerObjectTypes.DS;

  public static final ObjectType SERVICE = ServerObjectTypes.SERVICE;

  /** The service control manager. */
  public static final ObjectType SCM = ServerObjectTypes.SCM;

  /** The filter engine, its containers and objects. */
  public static final ObjectType WFP = ServerObjectTypes.WFP;

  /** Descriptors in the conditions of filters. */
  public static final ObjectType WFP_FILTER_CONDITION = ServerObjectTypes.WFP_FILTER_CONDITION;

  public static final ObjectType PRINTER = ServerObjectTypes.PRINTER;

  public static final ObjectType LSA_POLICY = ServerObjectTypes.LSA_POLICY;

  public static final ObjectType SAM_SERVER = ServerObjectTypes.SAM_SERVER;

  public static final ObjectType SAM_DOMAIN = ServerObjectTypes.SAM_DOMAIN;

  public static final ObjectType SAM_GROUP = ServerObjectTypes.SAM_GROUP;

  public static final ObjectType SAM_ALIAS = ServerObjectTypes.SAM_ALIAS;

  public static final ObjectType SAM_USER = ServerObjectTypes.SAM_USER;

  /** All of them. */
  public static final List<ObjectType> ALL =
      List.of(
          FILE,
          DIRECTORY,
          PIPE,
          SHARE,
          KEY,
          TOKEN,
          PROCESS,
          THREAD,
          JOB,
          SECTION,
          EVENT,
          KEYED_EVENT,
          MUTANT,
          SEMAPHORE,
          TIMER,
          IO_COMPLETION,
          SYMBOLIC_LINK,
          DIRECTORY_OBJECT,
          ALPC_PORT,
          DEBUG_OBJECT,
          WINDOW_STATION,
          DESKTOP,
          TRANSACTION,
          TRANSACTION_MANAGER,
          RESOURCE_MANAGER,
          ENLISTMENT,
          DS,
          SERVICE,
          SCM,
          WFP,
          WFP_FILTER_CONDITION,
          PRINTER,
          LSA_POLICY,
          SAM_SERVER,
          SAM_DOMAIN,
          SAM_GROUP,
          SAM_ALIAS,
          SAM_USER);

  private static final Map<String, ObjectType> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(ObjectType::name, Function.identity()));

  private ObjectTypes() {}

  /**
   * Returns the type of a name such as {@code key} or {@code wfp-filter-condition}.
   *
   * @return the type, or empty when none has that name, in exactly that case
   */
  public static Optional<ObjectType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
