using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Tests;

/// <summary>Synthetic people and proposals. No name here is anyone's.</summary>
internal static class Samples
{
    public const string VillageWib = "3306012001";
    public const string VillageWita = "5103012001";
    public const string VillageWit = "9471012001";

    public static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 3, 0);
    public static readonly PolicyVersion Policy = SamplePolicy.InForce;

    /// <summary>The determination date of a month, where every month goes by the same policy.</summary>
    public static readonly Func<CyclePeriod, LocalDate> DateOf = month => Determination.DateOf(month, Policy);

    public static readonly Actor Citizen = new("citizen-1", Role.Citizen, AreaCode.Parse(VillageWib));
    public static readonly Actor VillageOfficer = new("officer-1", Role.VillageOfficer, AreaCode.Parse(VillageWib));
    public static readonly Actor VillageHead = new("village-head-1", Role.VillageHead, AreaCode.Parse(VillageWib));
    public static readonly Actor RegencyOfficer = new("regency-1", Role.RegencyOfficer, AreaCode.Parse("3306"));
    public static readonly Actor Regent = new("regent-1", Role.Regent, AreaCode.Parse("3306"));
    public static readonly Actor Ministry = new("ministry-1", Role.MinistryOfficer, AreaCode.Nation);

    public static readonly MemberDraft HeadDraft =
        new("3306011203800001", "Contoh Satu", "Kota Contoh", "1980-03-12", "male", "Ibu Contoh Satu", "head", "married");

    public static readonly MemberDraft WifeDraft =
        new("3306015507820002", "Contoh Dua", "Kota Contoh", "1982-07-15", "female", "Ibu Contoh Dua", "wife", "married");

    public static readonly RegisterStanding Unknown = new(false, false, []);

    /// <summary>A conflict with another's open proposal.</summary>
    public static readonly Contest Held = new()
    {
        Id = "c-1",
        Reason = ContestReason.Held,
        Round = 1,
        Claim = "n-1",
        Village = VillageWit,
        Proposal = "p-9",
    };

    public static FamilyDraft FamilyDraft(string village = VillageWib, params MemberDraft?[] members) =>
        new("3306010101100001", village, new("Jalan Contoh 1", "1", "02"), members.Length == 0 ? [HeadDraft, WifeDraft] : members);

    public static ProposalDraft Draft(string kind = "registerWithAssistance", string village = VillageWib) =>
        new(kind, kind == "register" ? [] : ["PKH", "PBI-JKN"], FamilyDraft(village), new ContactDraft("0812 0000 0001"));

    public static PopulationMatch Match(int address = 100, params PopulationField[] mismatched)
    {
        FieldOutcome Outcome(PopulationField field) => mismatched.Contains(field) ? FieldOutcome.Mismatch : FieldOutcome.Match;
        return new PopulationMatch([.. Enum.GetValues<PopulationField>().Select(f => new FieldMatch(f, Outcome(f)))], address);
    }

    public static ProposalState Submitted(string kind = "registerWithAssistance", Actor? by = null, string village = VillageWib) =>
        Run(null, new ProposalCommand.Submit("p-1", "track-1", Draft(kind, village), by ?? Citizen));

    public static ProposalState Verifying(string village = VillageWib, Instant? at = null) =>
        Run(Submitted(village: village), new ProposalCommand.Match(Match(), Unknown), at);

    public static ProposalState Deliberating(string kind = "registerWithAssistance")
    {
        var standing = new RegisterStanding(false, kind == "assistance", []);
        return Run(Submitted(kind, VillageOfficer), new ProposalCommand.Match(Match(0, PopulationField.Name), standing));
    }

    public static ProposalState Eligible() =>
        Run(Verifying(), new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), RegencyOfficer));

    /// <summary>Carries out a command that must be accepted.</summary>
    public static ProposalState Run(ProposalState? state, ProposalCommand command, Instant? at = null)
    {
        var decision = ProposalDecider.Decide(command, state, Policy, at ?? Now);
        Assert.Empty(decision.Violations);
        return decision.Events.Aggregate(state, (s, e) => ProposalDecider.Evolve(s, e))!;
    }
}
