using Dtks.Platform.Documents;

namespace Dtks.Functions.Proposals;

/// <summary>Has those who come back to the register by an objection that was granted do so before others' proposals of them are registered (GOV-3, REG-5); kept by whoever takes objections in.</summary>
public interface IComingBack
{
    /// <summary>Has them come back whose number a proposal has that is about to be registered as it was read. Nothing where none do. Done twice, it is done once.</summary>
    /// <exception cref="StaleException">The proposal gave way, or the objection is decided just now: it is to be looked at anew.</exception>
    Task BeforeRegistrationAsync(ProposalDocument proposal, CancellationToken cancellation);
}
