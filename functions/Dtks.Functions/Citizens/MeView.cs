using System.Runtime.Serialization;
using Dtks.Domain.Citizens;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Platform.Audit;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Citizens;

/// <summary>What a citizen sees of themselves; a registration that cannot be read keeps nobody from their proposals.</summary>
[ShowsPerson]
internal sealed record MeView(RegistrationView? Registration, UnreadableItem? RegistrationUnreadable, ListAnswer<OwnProposal> Proposals)
{
    /// <summary>The household of the register whose family they are of by the NIK that was confirmed of them, whoever proposed it (PRO-4): against what becomes of it they may object (GOV-3); absent where there is none.</summary>
    public OwnFamily? Family { get; init; }

    /// <summary>What stands in place of their family where its record cannot be read, with the registration's id; absent elsewhere.</summary>
    public UnreadableItem? FamilyUnreadable { get; init; }
}

/// <summary>A citizen's own family in the register.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Household">Its id.</param>
internal sealed record OwnFamily(string Village, string Household)
{
    /// <summary>What stands for it, whoever proposed it: its removal (RAT-6), what of its assistance a month's verification stopped (RAT-4), or payments leave out (VER-7), and how to object (GOV-3); absent where nothing is to be said.</summary>
    public string? Explanation { get; init; }

    /// <summary>The families that they were of before, and that ended when the last of them left for another card (REG-8).</summary>
    [IgnoreDataMember]
    internal IReadOnlyList<FamilyPlace> Last { get; init; } = [];
}

/// <summary>A citizen's registration as they see it: which field differs, and not how near the address is (REG-3).</summary>
[ShowsPerson]
internal sealed record RegistrationView(
    RegistrationStatus Status,
    string Detail,
    Instant Since,
    Member Member,
    FamilyCardNumber FamilyCardNumber,
    string Village,
    Address Address,
    IReadOnlyList<FieldMatch>? Fields,
    FieldOutcome? AddressOutcome,
    RegistrationInForceView? InForce)
{
    public static RegistrationView? Of(RegistrationState? state, PolicyVersions policies, MessageCatalogue messages, string language)
    {
        if (state is null)
        {
            return null;
        }

        var policy = policies.Find(state.Last.Policy) ?? policies.At(state.Last.At.InUtc().Date);
        FieldOutcome? address = state.Match is not { } match ? null : match.Address >= policy.AddressThresholdPercent ? FieldOutcome.Match : FieldOutcome.Mismatch;
        return new RegistrationView(
            state.Status,
            RegistrationWords.Of(state, messages, language),
            state.Last.At,
            state.Person.Member,
            state.Person.FamilyCardNumber,
            state.Person.Village.Value,
            state.Person.Address,
            state.Match?.Fields,
            address,
            RegistrationInForceView.Of(state.InForce));
    }
}

/// <summary>The data of a citizen that are confirmed still, while what was sent last is not.</summary>
[ShowsPerson]
internal sealed record RegistrationInForceView(Instant Since, Member Member, FamilyCardNumber FamilyCardNumber, string Village, Address Address)
{
    public static RegistrationInForceView? Of(RegistrationInForce? inForce) => inForce is not { Person: var person } ? null
        : new RegistrationInForceView(inForce.Since, person.Member, person.FamilyCardNumber, person.Village.Value, person.Address);
}

/// <summary>A proposal in its proposer's own list, as it stands where it is by now (REG-8); of one that is refused, why and how to object (GOV-3), and so of one whose assistance a month's verification stopped (RAT-4); of one that is registered, the household it became or assists, and where that one's card is (CRD-11).</summary>
[ShowsPerson]
internal sealed record OwnProposal(
    string Id, string TrackingCode, ProposalStatus Status, string Village, ProposalKind Kind, string Head, int Members, DateTimeOffset SubmittedOn, LocalDate? DueOn, string? Explanation, WentTo? WentTo, string? RegisteredAs, TrackedCardView? Card = null);
