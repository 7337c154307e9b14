using System.Runtime.Serialization;

namespace Dtks.LocalCosmos.Faults;

/// <summary>How a request is made to fail.</summary>
public enum FaultKind
{
    /// <summary>408 Request Timeout, without effect.</summary>
    [EnumMember(Value = "408")]
    RequestTimeout,

    /// <summary>410 Gone, without effect; sub-status 1002 unless the rule names another.</summary>
    [EnumMember(Value = "410")]
    Gone,

    /// <summary>429 Too Many Requests with 3200 and x-ms-retry-after-ms, without effect.</summary>
    [EnumMember(Value = "429")]
    TooManyRequests,

    /// <summary>449 Retry With, without effect.</summary>
    [EnumMember(Value = "449")]
    RetryWith,

    /// <summary>503 Service Unavailable, without effect.</summary>
    [EnumMember(Value = "503")]
    ServiceUnavailable,

    /// <summary>The answer comes late; the request takes effect.</summary>
    [EnumMember(Value = "delay")]
    Delay,

    /// <summary>The connection drops before the request takes effect.</summary>
    [EnumMember(Value = "dropBefore")]
    DropBefore,

    /// <summary>The connection drops after the request took effect.</summary>
    [EnumMember(Value = "dropAfter")]
    DropAfter,
}
