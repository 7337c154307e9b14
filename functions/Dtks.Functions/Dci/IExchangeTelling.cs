using System.Text.Json.Nodes;
using Dtks.Functions.Partners;

namespace Dtks.Functions.Dci;

/// <summary>Makes what is told to a partner by a call, of messages or events of one action, as it stands when it is told.</summary>
public interface IExchangeTelling
{
    /// <summary>The action of what is answered or told.</summary>
    string Action { get; }

    /// <summary>The message; null where there is nothing to tell, or nothing that may be told any more.</summary>
    /// <param name="exchange">What is answered or told.</param>
    /// <param name="terms">The partner, and the agreement that holds now.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<ExchangeTold?> MakeAsync(ExchangeDocument exchange, PartnerTerms terms, CancellationToken cancellation);
}

/// <summary>What is told by a call.</summary>
/// <param name="Path">The path below the partner's address.</param>
/// <param name="Action">The action.</param>
/// <param name="Message">The message.</param>
/// <param name="Count">How many requests it answers, or events it tells.</param>
/// <param name="Results">What came of each request; null where that is known already, or nothing was asked.</param>
public sealed record ExchangeTold(string Path, string Action, JsonObject Message, int Count, IReadOnlyList<ExchangeResult>? Results = null)
{
    /// <summary>What its header says beside what all headers do (<c>meta</c>); null for nothing.</summary>
    public JsonObject? Meta { get; init; }

    /// <summary>What of it was noted in households' trails, by the keys of <see cref="ExchangeDocument.Noted"/>.</summary>
    public IReadOnlyList<string> Noted { get; init; } = [];
}
