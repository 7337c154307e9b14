namespace Dtks.Functions.Partners;

/// <summary>Thrown for a message that is not admitted.</summary>
/// <param name="fault">Why.</param>
public sealed class PartnerRefusedException(PartnerFault fault) : Exception(fault.Code)
{
    /// <summary>Why.</summary>
    public PartnerFault Fault { get; } = fault;
}

/// <summary>Why a message is not admitted.</summary>
/// <param name="Status">The HTTP status: 400, 401, 403, 429 or 503.</param>
/// <param name="Code">One of the standard's <c>err.…</c> codes.</param>
/// <param name="Text">The code of the text that says what to do next, such as <c>partnerTrust.signatureInvalid</c>.</param>
/// <param name="Args">Values for the text; null for none.</param>
/// <param name="RetryAfter">When to come again; null where that is no matter of time.</param>
public sealed record PartnerFault(int Status, string Code, string Text, IReadOnlyDictionary<string, string>? Args = null, TimeSpan? RetryAfter = null)
{
    /// <summary>
    /// Whether it is told as an error of the HTTP layer (<c>{"errors":[…]}</c>), as the standard has it for 401, 403 and what gateways answer. Else the message itself cannot be taken, which is told as
    /// an acknowledgement with <c>ack_status</c> ERR.
    /// </summary>
    public bool IsTransport => Status != 400;
}
