package org.ntacl.wfp.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the calls of the filter engine report: its own codes, each with the number that programs see
 * and the NTSTATUS that drivers see, and the codes of the system that occur with them.
 */
public enum FwpStatus {
  ERROR_SUCCESS(0, 0, "done"),
  ERROR_ACCESS_DENIED(5, 0xC000_0022, "a right is missing"),
  ERROR_INVALID_HANDLE(6, 0xC000_0008, "no handle, or one that is closed"),
  ERROR_NOT_SUPPORTED(50, 0xC000_00BB, "the system does not support this"),
  ERROR_INVALID_PARAMETER(87, 0xC000_000D, "a parameter cannot be"),
  ERROR_INVALID_OWNER(1307, 0xC000_005A, "the caller may not make this the owner"),
  ERROR_INVALID_PRIMARY_GROUP(1308, 0xC000_005B, "this cannot be the primary group"),
  ERROR_PRIVILEGE_NOT_HELD(1314, 0xC000_0061, "a privilege is missing"),
  ERROR_INVALID_ACL(1336, 0xC000_0077, "an access control list that cannot be"),
  ERROR_INVALID_SID(1337, 0xC000_0078, "a security identifier that cannot be"),
  ERROR_INVALID_SECURITY_DESCR(1338, 0xC000_0079, "no security descriptor, or not in one piece"),
  RPC_S_UNKNOWN_IF(1717, 0xC002_0012, "the engine does not know the interface"),
  RPC_S_SERVER_UNAVAILABLE(1722, 0xC002_0017, "the engine cannot be reached"),
  RPC_S_CALL_FAILED(1726, 0xC002_001B, "the call to the engine failed"),
  EPT_S_NOT_REGISTERED(1753, 0xC002_0034, "the engine has no endpoint"),
  RPC_E_CALL_REJECTED(0x8001_0001, 0x8001_0001, "the call to the engine was rejected"),
  RPC_E_CALL_CANCELED(0x8001_0002, 0x8001_0002, "the call to the engine was cancelled"),
  RPC_E_CONNECTION_TERMINATED(0x8001_0006, 0x8001_0006, "the connection to the engine ended"),
  RPC_E_SERVER_DIED(0x8001_0007, 0x8001_0007, "the engine ended during the call"),
  RPC_E_DISCONNECTED(0x8001_0108, 0x8001_0108, "the connection to the engine is closed"),
  SEC_E_CANNOT_INSTALL(0x8009_0307, 0x8009_0307, "the image is not signed for forced integrity"),
  FWP_E_CALLOUT_NOT_FOUND(0x8032_0001, 0xC022_0001, "there is no such callout"),
  FWP_E_CONDITION_NOT_FOUND(0x8032_0002, 0xC022_0002, "the layer has no field of that key"),
  FWP_E_FILTER_NOT_FOUND(0x8032_0003, 0xC022_0003, "there is no such filter"),
  FWP_E_LAYER_NOT_FOUND(0x8032_0004, 0xC022_0004, "there is no such layer"),
  FWP_E_PROVIDER_NOT_FOUND(0x8032_0005, 0xC022_0005, "there is no such provider"),
  FWP_E_PROVIDER_CONTEXT_NOT_FOUND(0x8032_0006, 0xC022_0006, "there is no such provider context"),
  FWP_E_SUBLAYER_NOT_FOUND(0x8032_0007, 0xC022_0007, "there is no such sublayer"),
  FWP_E_NOT_FOUND(0x8032_0008, 0xC022_0008, "there is no such object of another kind"),
  FWP_E_ALREADY_EXISTS(0x8032_0009, 0xC022_0009, "the key or the number is taken"),
  FWP_E_IN_USE(0x8032_000A, 0xC022_000A, "other objects refer to the object"),
  FWP_E_DYNAMIC_SESSION_IN_PROGRESS(
      0x8032_000B, 0xC022_000B, "a dynamic session may not call this"),
  FWP_E_WRONG_SESSION(0x8032_000C, 0xC022_000C, "the object belongs to another session"),
  FWP_E_NO_TXN_IN_PROGRESS(0x8032_000D, 0xC022_000D, "no explicit transaction is open"),
  FWP_E_TXN_IN_PROGRESS(
      0x8032_000E, 0xC022_000E, "this cannot be called in an explicit transaction"),
  FWP_E_TXN_ABORTED(
      0x8032_000F, 0xC022_000F, "the transaction was cancelled because it was held too long"),
  FWP_E_SESSION_ABORTED(
      0x8032_0010, 0xC022_0010, "the session was cancelled and can only be closed"),
  FWP_E_INCOMPATIBLE_TXN(0x8032_0011, 0xC022_0011, "the transaction is for reading only"),
  FWP_E_TIMEOUT(0x8032_0012, 0xC022_0012, "the lock for the transaction did not come in time"),
  FWP_E_NET_EVENTS_DISABLED(0x8032_0013, 0xC022_0013, "net events are not collected"),
  FWP_E_INCOMPATIBLE_LAYER(0x8032_0014, 0xC022_0014, "the layer does not support this"),
  FWP_E_KM_CLIENTS_ONLY(0x8032_0015, 0xC022_0015, "only the kernel may call this"),
  FWP_E_LIFETIME_MISMATCH(
      0x8032_0016, 0xC022_0016, "the object would refer to one that may go before it"),
  FWP_E_BUILTIN_OBJECT(0x8032_0017, 0xC022_0017, "a built-in object cannot be deleted"),
  FWP_E_TOO_MANY_CALLOUTS(0x8032_0018, 0xC022_0018, "more than 100,000 callouts are registered"),
  FWP_E_NOTIFICATION_DROPPED(
      0x8032_0019, 0xC022_0019, "a queue was full and a notification was lost"),
  FWP_E_TRAFFIC_MISMATCH(
      0x8032_001A, 0xC022_001A, "the traffic is not that of the context of security associations"),
  FWP_E_INCOMPATIBLE_SA_STATE(
      0x8032_001B, 0xC022_001B, "the context of security associations is in another state"),
  FWP_E_NULL_POINTER(0x8032_001C, 0xC022_001C, "a pointer that is needed is null"),
  FWP_E_INVALID_ENUMERATOR(0x8032_001D, 0xC022_001D, "a number is none of its enumeration"),
  FWP_E_INVALID_FLAGS(0x8032_001E, 0xC022_001E, "flags that are not allowed here"),
  FWP_E_INVALID_NET_MASK(0x8032_001F, 0xC022_001F, "a mask of addresses that cannot be"),
  FWP_E_INVALID_RANGE(0x8032_0020, 0xC022_0020, "a range that cannot be"),
  FWP_E_INVALID_INTERVAL(0x8032_0021, 0xC022_0021, "an interval of time that cannot be"),
  FWP_E_ZERO_LENGTH_ARRAY(0x8032_0022, 0xC022_0022, "an array has no element but needs one"),
  FWP_E_NULL_DISPLAY_NAME(0x8032_0023, 0xC022_0023, "the display name is missing"),
  FWP_E_INVALID_ACTION_TYPE(0x8032_0024, 0xC022_0024, "filters cannot have this action"),
  FWP_E_INVALID_WEIGHT(0x8032_0025, 0xC022_0025, "the weight has another type or is too big"),
  FWP_E_MATCH_TYPE_MISMATCH(
      0x8032_0026, 0xC022_0026, "the match type does not fit the type of the value"),
  FWP_E_TYPE_MISMATCH(0x8032_0027, 0xC022_0027, "the value has another type than is needed"),
  FWP_E_OUT_OF_BOUNDS(0x8032_0028, 0xC022_0028, "a number is outside its bounds"),
  FWP_E_RESERVED(0x8032_0029, 0xC022_0029, "a reserved member is not zero"),
  FWP_E_DUPLICATE_CONDITION(0x8032_002A, 0xC022_002A, "a field stands in two conditions"),
  FWP_E_DUPLICATE_KEYMOD(0x8032_002B, 0xC022_002B, "a keying module stands twice in a policy"),
  FWP_E_ACTION_INCOMPATIBLE_WITH_LAYER(
      0x8032_002C, 0xC022_002C, "the layer does not support the action"),
  FWP_E_ACTION_INCOMPATIBLE_WITH_SUBLAYER(
      0x8032_002D, 0xC022_002D, "the sublayer does not support the action"),
  FWP_E_CONTEXT_INCOMPATIBLE_WITH_LAYER(
      0x8032_002E, 0xC022_002E, "the layer does not support the context"),
  FWP_E_CONTEXT_INCOMPATIBLE_WITH_CALLOUT(
      0x8032_002F, 0xC022_002F, "the callout does not support the context"),
  FWP_E_INCOMPATIBLE_AUTH_METHOD(
      0x8032_0030, 0xC022_0030, "the policy does not support the authentication method"),
  FWP_E_INCOMPATIBLE_DH_GROUP(
      0x8032_0031, 0xC022_0031, "the policy does not support the Diffie-Hellman group"),
  FWP_E_EM_NOT_SUPPORTED(0x8032_0032, 0xC022_0032, "the policy cannot have an extended mode"),
  FWP_E_NEVER_MATCH(0x8032_0033, 0xC022_0033, "nothing can match the template"),
  FWP_E_PROVIDER_CONTEXT_MISMATCH(
      0x8032_0034, 0xC022_0034, "the provider context has the wrong type"),
  FWP_E_INVALID_PARAMETER(0x8032_0035, 0xC022_0035, "a parameter cannot be"),
  FWP_E_TOO_MANY_SUBLAYERS(0x8032_0036, 0xC022_0036, "there is no place for another sublayer"),
  FWP_E_CALLOUT_NOTIFICATION_FAILED(
      0x8032_0037, 0xC022_0037, "the callout refused the notification"),
  FWP_E_INVALID_AUTH_TRANSFORM(
      0x8032_0038, 0xC022_0038, "an authentication transform that cannot be"),
  FWP_E_INVALID_CIPHER_TRANSFORM(0x8032_0039, 0xC022_0039, "a cipher transform that cannot be"),
  FWP_E_INCOMPATIBLE_CIPHER_TRANSFORM(
      0x8032_003A, 0xC022_003A, "the policy does not support the cipher transform"),
  FWP_E_INVALID_TRANSFORM_COMBINATION(
      0x8032_003B, 0xC022_003B, "transforms that do not go together"),
  FWP_E_DUPLICATE_AUTH_METHOD(
      0x8032_003C, 0xC022_003C, "an authentication method stands twice in a policy"),
  FWP_E_INVALID_TUNNEL_ENDPOINT(0x8032_003D, 0xC022_003D, "an end of a tunnel that cannot be"),
  FWP_E_L2_DRIVER_NOT_READY(0x8032_003E, 0xC022_003E, "the driver of the link layer is not ready"),
  FWP_E_KEY_DICTATOR_ALREADY_REGISTERED(
      0x8032_003F, 0xC022_003F, "another key manager dictates keys"),
  FWP_E_KEY_DICTATION_INVALID_KEYING_MATERIAL(
      0x8032_0040, 0xC022_0040, "dictated keys that cannot be"),
  FWP_E_CONNECTIONS_DISABLED(0x8032_0041, 0xC022_0041, "connections of IPsec are not tracked"),
  FWP_E_INVALID_DNS_NAME(0x8032_0042, 0xC022_0042, "a name of a host that cannot be"),
  FWP_E_STILL_ON(0x8032_0043, 0xC022_0043, "another setting keeps the option on"),
  FWP_E_IKEEXT_NOT_RUNNING(
      0x8032_0044, 0xC022_0044, "the service of the keying modules does not run"),
  FWP_E_DROP_NOICMP(0x8032_0104, 0xC022_0104, "drop and send no message of ICMP"),

  /** For drivers only; programs never see it. */
  STATUS_FWP_TCPIP_NOT_READY(0xC022_0100, 0xC022_0100, "the stack of protocols has not started"),

  /** For drivers only; programs never see it. */
  STATUS_FWP_INJECT_HANDLE_CLOSING(
      0xC022_0101, 0xC022_0101, "the handle for injecting is being closed"),

  /** For drivers only; programs never see it. */
  STATUS_FWP_INJECT_HANDLE_STALE(
      0xC022_0102, 0xC022_0102, "the handle for injecting is of an earlier time"),

  /** For drivers only; programs never see it. */
  STATUS_FWP_CANNOT_PEND(0xC022_0103, 0xC022_0103, "the classification cannot wait");

  private static final Map<Integer, FwpStatus> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FwpStatus::code, s -> s));

  private final int code;
  private final int ntStatus;
  private final String meaning;

  FwpStatus(int code, int ntStatus, String meaning) {
    this.code = code;
    this.ntStatus = ntStatus;
    this.meaning = meaning;
  }

  /** Returns the status of a number that programs see, empty when it is none of these. */
  public static Optional<FwpStatus> ofCode(int code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** Returns the number that programs see: a Win32 error or an HRESULT. */
  public int code() {
    return code;
  }

  /** Returns the number that drivers see for the same outcome. */
  public int ntStatus() {
    return ntStatus;
  }

  /** Returns the name that drivers know it by, as in {@code STATUS_FWP_IN_USE}. */
  public String ntStatusName() {
    return isOfFilterEngine() ? name().replaceFirst("^FWP_E_", "STATUS_FWP_") : name();
  }

  /** Returns what it means, in a few words, lower case, without final period. */
  public String meaning() {
    return meaning;
  }

  /** Tells whether the call did what was asked. */
  public boolean isSuccess() {
    return this == ERROR_SUCCESS;
  }

  /** Tells whether it is one of the engine's own codes and not of the system. */
  public boolean isOfFilterEngine() {
    return ntStatus >>> 16 == 0xC022;
  }
}
