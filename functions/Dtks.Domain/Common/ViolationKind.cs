namespace Dtks.Domain.Common;

/// <summary>What sort of answer a violation calls for.</summary>
public enum ViolationKind
{
    /// <summary>The input itself is wrong (HTTP 400): it can be corrected and sent again.</summary>
    Invalid,

    /// <summary>A rule refuses what was asked (HTTP 422).</summary>
    Refused,

    /// <summary>The state no longer, or not yet, allows what was asked (HTTP 409).</summary>
    Conflict,
}
