using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Tests.FamilyChanges;

/// <summary>Families of the register, each of three, and what is entered of them.</summary>
internal static class RegisteredFamilies
{
    public static readonly Address Home = new("Dusun Krajan 1", "001", "002");

    private static int _people;

    /// <summary>A family that stands in the register and holds its numbers: PKH on its head, PBI-JKN for all.</summary>
    public static async Task<HouseholdState> EnrolAsync(this ClaimsStand stand, string village)
    {
        var id = Guid.NewGuid().ToString("N");
        Member[] people = [PersonOf(Relationship.Head, 1970), PersonOf(Relationship.Relative, 1990), PersonOf(Relationship.Relative, 1995)];
        var members = people.Select((p, i) => new HouseholdMember($"0{i + 1}", p)).ToList();
        var month = CyclePeriod.Parse("2026-11");
        var state = new HouseholdState
        {
            Id = id,
            Village = AreaCode.Parse(village),
            FamilyCardNumber = CardOf(),
            Address = Home,
            Members = members,
            ProposalIds = [id],
            Entitlements = [new Entitlement(Programme.Pkh, "01", month), .. members.Select(m => new Entitlement(Programme.PbiJkn, m.Id, month))],
            History = [new EventMeta(Instant.FromUtc(2026, 11, 1, 0, 0), Role.MinistryOfficer, "ministry-officer-1", HouseholdEventCodes.Enrolled, "RAT-3", "2024-05-08/1")],
        };
        var document = new HouseholdDocument { Id = HouseholdDocument.IdOf(id), Village = village, State = state };
        await stand.Of<DocumentStore>().CommitAsync(new DocumentBatch(Partitions.Registry(village)).Save(document), CancellationToken.None);
        foreach (var claim in NumbersOf(stand, state))
        {
            Assert.True(await stand.Of<ClaimRepository>().TryMakeAsync(new ClaimDocument { Id = claim, Village = village, Proposal = id, ProposedBy = "citizen-1", Household = id }, CancellationToken.None));
        }

        return state;
    }

    /// <summary>Enters a change, as the village's officer does.</summary>
    public static async Task EnterAsync(this ClaimsStand stand, HouseholdState household, FamilyChange change, CancellationToken cancellation = default)
    {
        var (by, entry) = (Officer(household), stand.Of<FamilyEntry>());
        var key = IdempotencyKey.Of(by.Subject, "POST", change.Id, []);
        await stand.Of<IdempotentAnswers>().OnceAsync(
            () => entry.AnsweredAsync(household.Village.Value, household.Id, change, key, cancellation),
            () => entry.EnterAsync(household.Village.Value, household.Id, change, by, key, ExpectedVersion.Any, cancellation),
            cancellation);
    }

    /// <summary>Works the message that drives a family on.</summary>
    public static Task DriveFamilyAsync(this ClaimsStand stand, HouseholdState household) =>
        stand.Of<FamilyDrive>().DriveAsync(new FamilyMessage(household.Village.Value, household.Id), CancellationToken.None);

    /// <summary>The other village's officer takes over who is on the way, as far as a process came that died then.</summary>
    public static async Task TakeOverAsync(this ClaimsStand stand, HouseholdState moving)
    {
        var found = await stand.FamilyAsync(moving.Village.Value, moving.Id);
        var (policy, now) = stand.Of<FamilyCarrying>().Today(moving.Village);
        var departure = found.State.Departures[0];
        await stand.SaveAsync(found, FamilyChangeDecider.Accept(departure, new Actor("village-officer-2", Role.VillageOfficer, departure.To.Village), found.State, policy, now));
    }

    /// <summary>A family moves to another village: entered, taken over, driven on there and here.</summary>
    public static async Task<HouseholdState> MoveAsync(this ClaimsStand stand, HouseholdState household, string to)
    {
        await stand.EnterAsync(household, Change(FamilyChangeKind.Move) with { To = AreaCode.Parse(to), Address = Home });
        await stand.TakeOverAsync(household);
        await stand.DriveFamilyAsync(household);
        var there = (await stand.FamilyAsync(to, household.Id)).State;
        await stand.DriveFamilyAsync(there);
        return there;
    }

    /// <summary>Saves what was decided of a family.</summary>
    public static Task SaveAsync(this ClaimsStand stand, HouseholdDocument found, Decision<HouseholdEvent> decided) =>
        stand.Of<ChangeCommit>().SaveAsync(stand.Of<FamilyChangeSets>().Of(found, Accepted.Events(decided)), CancellationToken.None);

    /// <summary>A family as it is stored.</summary>
    public static async Task<HouseholdDocument> FamilyAsync(this ClaimsStand stand, string village, string household) =>
        (await stand.Of<HouseholdRepository>().FindAsync(village, household, CancellationToken.None))!;

    /// <summary>Every number of the families is held by whom it stands with.</summary>
    public static async Task ExpectClaimsAsync(this ClaimsStand stand, IEnumerable<HouseholdState> families)
    {
        foreach (var family in families)
        {
            foreach (var id in NumbersOf(stand, family))
            {
                Assert.Equal((family.Village.Value, family.Id), (await stand.Of<ClaimRepository>().FindAsync(id, CancellationToken.None))?.HeldBy());
            }
        }
    }

    public static Actor Officer(HouseholdState household) => new("village-officer-1", Role.VillageOfficer, household.Village);

    public static FamilyChange Change(FamilyChangeKind kind) => new() { Id = Guid.NewGuid().ToString("N"), Kind = kind };

    public static Member PersonOf(Relationship relationship, int year)
    {
        var number = Interlocked.Increment(ref _people);
        var nik = Nik.Parse(string.Create(CultureInfo.InvariantCulture, $"33060161601{number:00000}"));
        return new Member(nik, "CONTOH SATU", "Kota Contoh", new LocalDate(year, 1, 1), number % 2 == 0 ? Sex.Female : Sex.Male, "Ibu Contoh", relationship, MaritalStatus.Unmarried);
    }

    public static FamilyCardNumber CardOf() => FamilyCardNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"33060161701{Interlocked.Increment(ref _people):00000}"));

    private static IEnumerable<string> NumbersOf(ClaimsStand stand, HouseholdState family) =>
        family.Members.Select(m => stand.Of<ClaimRepository>().NikId(m.Person.Nik)).Append(stand.Of<ClaimRepository>().CardId(family.FamilyCardNumber));
}
