namespace Dtks.Functions.Partners;

/// <summary>Calls the address of a partner's agreement, and no other: never one that a message names, never one within our own network, no redirect followed (REG-3).</summary>
public interface IPartnerCalls
{
    /// <summary>Posts a body of ours, already signed, and waits at most 10 s for the answer, of which the status alone is looked at.</summary>
    /// <param name="partner">The partner's id; its agreement of now is looked up.</param>
    /// <param name="path">What is added to the agreement's address, such as <c>registry/on-search</c>.</param>
    /// <param name="body">The JSON.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<PartnerCall> PostAsync(string partner, string path, ReadOnlyMemory<byte> body, CancellationToken cancellation);
}

/// <summary>What came of a call.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Status">The HTTP status that it was answered with; null where it was not answered.</param>
public sealed record PartnerCall(PartnerCallOutcome Outcome, int? Status = null);

/// <summary>How a call ended.</summary>
public enum PartnerCallOutcome
{
    /// <summary>Answered with a status of 200 to 299.</summary>
    Taken,

    /// <summary>Answered otherwise, redirects too: worth another try.</summary>
    Refused,

    /// <summary>Not answered: not found, not reached, too late, or its address is one of our own network.</summary>
    Unreachable,

    /// <summary>Not called: the partner is kept out, no agreement holds now, or it takes no call-backs. Nothing is told after that.</summary>
    NotAgreed,
}
