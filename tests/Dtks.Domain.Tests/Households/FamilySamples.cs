using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Tests.Households;

/// <summary>Synthetic families of the register, and what changes in them.</summary>
internal static class FamilySamples
{
    public static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");

    public static readonly Member Head = Person(1, "1980-03-12", Sex.Male, Relationship.Head, MaritalStatus.Married);
    public static readonly Member Wife = Person(2, "1982-07-15", Sex.Female, Relationship.Wife, MaritalStatus.Married);
    public static readonly Member Son = Person(3, "2004-01-05", Sex.Male, Relationship.Child, MaritalStatus.Unmarried);
    public static readonly Member Daughter = Person(4, "2015-09-01", Sex.Female, Relationship.Child, MaritalStatus.Unmarried);

    public static readonly FamilyCardNumber Card = FamilyCardNumber.Parse("3306010101100001");
    public static readonly FamilyCardNumber NewCard = FamilyCardNumber.Parse("3306010101100002");
    public static readonly Address Home = new("Jalan Contoh 1", "001", "002");

    /// <summary>Head, wife, a grown son and a young daughter: PKH on the wife, PBI-JKN for all.</summary>
    public static HouseholdState Family(params Member[] members) => Of("h-1", Card, Samples.VillageWib, members.Length == 0 ? [Head, Wife, Son, Daughter] : members);

    /// <summary>Another family, of two, in a village.</summary>
    public static HouseholdState Other(string village = Samples.VillageWib) => Of(
        "h-2", FamilyCardNumber.Parse("3306010101100009"), village,
        [Person(11, "1975-03-12", Sex.Male, Relationship.Head, MaritalStatus.Widowed), Person(12, "2003-03-12", Sex.Female, Relationship.Child, MaritalStatus.Unmarried)]);

    public static HouseholdState Of(string id, FamilyCardNumber card, string village, IReadOnlyList<Member> members)
    {
        var numbered = members.Select((m, i) => new HouseholdMember($"0{i + 1}", m)).ToList();
        var recipient = numbered.Find(m => m.Person.Relationship == Relationship.Wife) ?? numbered[0];
        return new HouseholdState
        {
            Id = id,
            Village = AreaCode.Parse(village),
            FamilyCardNumber = card,
            Address = Home,
            Members = numbered,
            ProposalIds = [id],
            Entitlements = [new(Programme.Pkh, recipient.Id, November), .. numbered.Select(m => new Entitlement(Programme.PbiJkn, m.Id, November))],
            History = [new EventMeta(Samples.Now, Role.MinistryOfficer, "ministry-1", HouseholdEventCodes.Enrolled, "RAT-3", Samples.Policy.Id)],
        };
    }

    public static Member Person(int number, string born, Sex sex, Relationship relationship, MaritalStatus status) => new(
        Nik.Parse($"33060110107000{number:00}"), $"Contoh {number}", "Kota Contoh", NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value, sex, "Ibu Contoh", relationship, status);

    public static FamilyChange Birth(Member? child = null, string id = "c-1") =>
        new() { Id = id, Kind = FamilyChangeKind.Birth, Person = child ?? Person(9, "2026-10-30", Sex.Female, Relationship.Child, MaritalStatus.Unmarried) };

    public static FamilyChange Death(string member, string? newHead = null, FamilyCardNumber? card = null, LocalDate? on = null, string id = "c-1") =>
        new() { Id = id, Kind = FamilyChangeKind.Death, Member = member, DiedOn = on ?? new LocalDate(2026, 11, 1), NewHead = newHead, Card = card };

    public static FamilyChange Marriage(string member, string? joins = null, FamilyCardNumber? card = null, Family? founds = null, string? newHead = null, string id = "c-1") =>
        new() { Id = id, Kind = FamilyChangeKind.Marriage, Member = member, Joins = joins, Card = card ?? (joins is null ? NewCard : Other().FamilyCardNumber), Founds = founds, NewHead = newHead };

    public static FamilyChange Divorce(string member, string? newHead = null, string id = "c-1") =>
        new() { Id = id, Kind = FamilyChangeKind.Divorce, Member = member, Card = NewCard, Address = Home with { Rt = "009" }, NewHead = newHead };

    public static FamilyChange OwnCard((string Member, Relationship As)[] goes, string? newHead = null, string? to = null, string id = "c-1") => new()
    {
        Id = id,
        Kind = FamilyChangeKind.OwnCard,
        Goes = Going(goes),
        Card = NewCard,
        NewHead = newHead,
        To = to is null ? null : AreaCode.Parse(to),
        Address = to is null ? null : Home with { Rt = "009" },
    };

    public static FamilyChange JoinCard((string Member, Relationship As)[] goes, HouseholdState joins, string? newHead = null, string id = "c-1") =>
        new() { Id = id, Kind = FamilyChangeKind.JoinCard, Goes = Going(goes), Joins = joins.Id, Card = joins.FamilyCardNumber, NewHead = newHead };

    private static IReadOnlyList<GoingAs> Going((string Member, Relationship As)[] goes) => [.. goes.Select(g => new GoingAs(g.Member, g.As))];

    public static FamilyChange Correction(string member, MemberCorrection fields, string id = "c-1") => new() { Id = id, Kind = FamilyChangeKind.Correction, Member = member, Fields = fields };

    public static FamilyChange Move(string to, string id = "c-1") => new() { Id = id, Kind = FamilyChangeKind.Move, To = AreaCode.Parse(to), Address = Home with { Rt = "009" } };

    public static readonly MemberCorrection Nothing = new(null, null, null, null, null, null, null, null);

    public static Reading<FamilyEffect> Judge(FamilyChange change, HouseholdState? household = null, HouseholdState? joined = null) =>
        FamilyChangeRules.Judge(change, household ?? Family(), joined, Samples.Policy, Samples.Now);

    /// <summary>The refusals of a change.</summary>
    public static IEnumerable<string> Wrong(FamilyChange change, HouseholdState? household = null, HouseholdState? joined = null)
    {
        var judged = Judge(change, household, joined);
        Assert.Equal(judged.Value is null, judged.Violations.Count > 0);
        return Told.Of(judged.Violations);
    }

    /// <summary>What a change that must be possible comes to.</summary>
    public static FamilyEffect Right(FamilyChange change, HouseholdState? household = null, HouseholdState? joined = null)
    {
        var judged = Judge(change, household, joined);
        Assert.Empty(Told.Of(judged.Violations));
        return judged.Value!;
    }

    /// <summary>A household after a change that must be possible, and the other it concerns.</summary>
    public static (HouseholdState Here, HouseholdState? There) Carried(FamilyChange change, HouseholdState household, HouseholdState? there = null)
    {
        var effect = Right(change, household, there);
        var here = Evolved(household, FamilyChangeDecider.CarryOut(change, effect, Samples.VillageOfficer, household, Samples.Policy, Samples.Now));
        return effect.Going is not { } going ? (here, there)
            : (here, Evolved(there, FamilyChangeDecider.TakeIn(change, going, Samples.VillageOfficer, household, there, Samples.Policy, Samples.Now)));
    }

    public static HouseholdState Evolved(HouseholdState? state, Decision<HouseholdEvent> decision)
    {
        Assert.Empty(Told.Of(decision.Violations));
        return decision.Events.Aggregate(state, HouseholdDecider.Evolve)!;
    }

    public static IEnumerable<string> Received(HouseholdState household) => household.Entitlements.Select(e => $"{WireName.Of(e.Programme)} {e.MemberId} {WireName.Of(e.Status)} {e.Ground}".Trim());

    public static IEnumerable<string> OnCard(HouseholdState household) =>
        household.Members.Select(m => $"{m.Id} {WireName.Of(m.Person.Relationship)} {WireName.Of(m.Person.MaritalStatus)}");
}
