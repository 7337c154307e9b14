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
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Tests.FamilyChanges;

/// <summary>
/// Changes of three families in two villages at once, their requests to the database in any order, processes killed between any two of them: each
/// person stands in one household, each number is held by the household that bears it, nobody is lost and nothing received twice.
/// </summary>
[Trait("rule", "REG-8")]
[Trait("rule", "REG-5")]
public sealed class FamilyInterleavingTests(ClaimsStand stand) : IClassFixture<ClaimsStand>
{
    private const int MostRounds = 80;

    private static readonly string[] Villages = ["3306162006", "3306162007"];
    private static readonly Address Home = new("Dusun Krajan 1", "001", "002");

    private static int _people;

    private int _taken;

    [Theory]
    [InlineData(false, 31)]
    [InlineData(true, 32)]
    public async Task Nobody_is_lost_and_a_number_has_one_holder(bool kills, int seed)
    {
        // What the SDK learns of containers once is learnt before turns are taken.
        await TryAsync(new Random(seed), kills: false);
        var chance = PropertyRounds.Random(seed);
        for (var trial = 0; trial < PropertyRounds.Count(2); trial++)
        {
            var one = chance.Next();
            try
            {
                await TryAsync(new Random(one), kills);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Trial {trial}, seed {one}: {e.Message}", e);
            }
        }
    }

    private async Task TryAsync(Random chance, bool kills)
    {
        HouseholdState[] families = [await EnrolAsync(Villages[0]), await EnrolAsync(Villages[0]), await EnrolAsync(Villages[1])];
        var (first, second, third) = (families[0], families[1], families[2]);
        var child = PersonOf(Relationship.Child, 2026);
        var people = families.SelectMany(f => f.Members).Select(m => m.Person.Nik.Value).ToHashSet(StringComparer.Ordinal);

        // One child entered in two families, a marriage out of the village and another, a move, a card and a death.
        (HouseholdState Of, FamilyChange Change)[] changes =
        [
            (first, Change(FamilyChangeKind.Birth) with { Person = child }),
            (chance.Next(2) == 0 ? second : third, Change(FamilyChangeKind.Birth) with { Person = child }),
            (first, Change(FamilyChangeKind.Marriage) with { Member = "02", Joins = third.Id, Card = third.FamilyCardNumber }),
            (second, chance.Next(2) == 0
                ? Change(FamilyChangeKind.Marriage) with { Member = "02", Card = CardOf() }
                : Change(FamilyChangeKind.Marriage) with { Member = "02", Joins = first.Id, Card = first.FamilyCardNumber }),
            (second, Change(FamilyChangeKind.Move) with { To = AreaCode.Parse(Villages[1]), Address = Home }),
            (third, Change(FamilyChangeKind.Card) with { Card = CardOf() }),
            (second, Change(FamilyChangeKind.Death) with { Member = "03", DiedOn = new LocalDate(2026, 11, 1) }),
        ];
        await DriveAsync([.. changes.OrderBy(_ => chance.Next()).Take(chance.Next(3, 8))], second, chance, kills);
        await ExpectAsync(people, child);
    }

    /// <summary>Enters changes, has the other village take over what moves, and works messages until nothing more follows.</summary>
    private async Task DriveAsync(IReadOnlyList<(HouseholdState Of, FamilyChange Change)> changes, HouseholdState moving, Random chance, bool kills)
    {
        var works = changes.Select(c => (Func<Task>)(() => EnterAsync(c.Of, c.Change))).ToList();
        works.Insert(chance.Next(works.Count), () => TakeOverAsync(moving));
        var messages = new HashSet<FamilyMessage>();
        for (var round = 0; works.Count > 0 || messages.Count > 0; round++)
        {
            Assert.True(round < MostRounds, "It does not come to an end.");
            List<Func<Task>> now = [.. works.Take(3), .. messages.OrderBy(_ => chance.Next()).Take(3).Select(m => (Func<Task>)(() => DriveAsync(m)))];
            works.RemoveRange(0, Math.Min(3, works.Count));
            messages.Clear();
            if (works.Count == 0 && round < 8)
            {
                now.Add(() => TakeOverAsync(moving));
            }

            await stand.Turnstile.RunAsync(now, chance, kills && round < MostRounds / 2);

            // What was saved before a kill and not delivered; and what the sweep finds where no message came.
            stand.Clock.Advance(TimeSpan.FromMinutes(2));
            await stand.Of<LeftChanges>().RunAsync(CancellationToken.None);
            await stand.Of<OutboxSweep>().RunAsync(CancellationToken.None);
            messages.UnionWith(Sent());
            messages.UnionWith(await WaitingAsync());
        }
    }

    private IEnumerable<FamilyMessage> Sent()
    {
        var sent = stand.SentTo(DriveFamilies.Queue).Skip(_taken).Select(JsonText.Read<FamilyMessage>).ToList();
        _taken += sent.Count;
        return sent;
    }

    private async Task<IEnumerable<FamilyMessage>> WaitingAsync()
    {
        var found = new List<FamilyMessage>();
        foreach (var village in Villages)
        {
            var query = new DocumentQuery($"SELECT VALUE c.id FROM c WHERE {stand.New<WaitingFamilies>().Condition}");
            await foreach (var id in stand.Of<DocumentStore>().TextsAsync(Partitions.Registry(village), query, CancellationToken.None))
            {
                found.Add(new FamilyMessage(village, id[HouseholdDocument.IdOf(string.Empty).Length..]));
            }
        }

        return found;
    }

    private async Task EnterAsync(HouseholdState household, FamilyChange change)
    {
        var by = new Actor("village-officer-1", Role.VillageOfficer, household.Village);
        var key = IdempotencyKey.Of(by.Subject, "POST", change.Id, []);
        try
        {
            await stand.Of<OptimisticRetry>().RetryAsync(
                () => stand.Of<FamilyEntry>().EnterAsync(household.Village.Value, household.Id, change, by, key, ExpectedVersion.Any, CancellationToken.None), CancellationToken.None);
        }
        catch (ProblemException)
        {
            // Refused: the number is another's, the family is under way or gone, or others kept saving first.
        }
    }

    private async Task DriveAsync(FamilyMessage message)
    {
        try
        {
            await stand.Of<FamilyDrive>().DriveAsync(message, CancellationToken.None);
        }
        catch (ProblemException)
        {
            // Others kept saving first: the queue brings it again.
        }
    }

    // As the other village's officer does.
    private async Task TakeOverAsync(HouseholdState moving)
    {
        var found = (await stand.Of<HouseholdRepository>().FindAsync(moving.Village.Value, moving.Id, CancellationToken.None))!;
        if (found.State.Departures.FirstOrDefault(d => d.Member is null) is not { } departure)
        {
            return;
        }

        var (policy, now) = stand.Of<FamilyCarrying>().Today(moving.Village);
        var accepted = FamilyChangeDecider.Accept(departure, new Actor("village-officer-2", Role.VillageOfficer, departure.To.Village), found.State, policy, now);
        if (accepted.Events.Count > 0)
        {
            try
            {
                await stand.Of<ChangeCommit>().SaveAsync(stand.Of<FamilyChangeSets>().Of(found, accepted.Events), CancellationToken.None);
            }
            catch (StaleException)
            {
                // Changed meanwhile: they try again.
            }
        }
    }

    private async Task ExpectAsync(HashSet<string> people, Member child)
    {
        var standing = new List<HouseholdState>();
        foreach (var village in Villages)
        {
            var all = stand.Of<DocumentStore>().AllAsync<HouseholdDocument>(Partitions.Registry(village), new DocumentQuery("SELECT * FROM c WHERE c.type = 'household'"), CancellationToken.None);
            await foreach (var listed in all)
            {
                Assert.True(listed.TryRead(out var document, out _));
                standing.Add(document.State);
            }
        }

        var dead = standing.SelectMany(h => h.Former).Where(f => f.Reason == FormerReason.Deceased).Select(f => f.Member.Person.Nik.Value).ToHashSet(StringComparer.Ordinal);
        var living = people.Except(dead).Order(StringComparer.Ordinal).ToList();
        standing.RemoveAll(h => !h.Members.Any(m => people.Contains(m.Person.Nik.Value) || m.Person.Nik == child.Nik));
        var members = standing.SelectMany(h => h.Members).Select(m => m.Person.Nik.Value).ToList();
        Assert.Equal(living, members.Where(people.Contains).Order(StringComparer.Ordinal));
        Assert.InRange(members.Count(n => n == child.Nik.Value), 0, 1);
        var receiving = standing.SelectMany(h => h.Entitlements
            .Where(e => e is { Programme: Programme.PbiJkn, Status: EntitlementStatus.Active }).Select(e => h.Members.First(m => m.Id == e.MemberId).Person.Nik.Value));
        Assert.Equal(living, receiving.Order(StringComparer.Ordinal));
        Assert.Equal(3, standing.SelectMany(h => h.Entitlements).Count(e => e is { Programme: Programme.Pkh, Status: EntitlementStatus.Active }));
        await ExpectClaimsAsync(standing, dead);
    }

    private async Task ExpectClaimsAsync(IEnumerable<HouseholdState> standing, IEnumerable<string> dead)
    {
        var claims = stand.Of<ClaimRepository>();
        foreach (var household in standing)
        {
            foreach (var id in household.Members.Select(m => claims.NikId(m.Person.Nik)).Append(claims.CardId(household.FamilyCardNumber)))
            {
                Assert.Equal((household.Village.Value, household.Id), (await claims.FindAsync(id, CancellationToken.None))?.HeldBy());
            }
        }

        // What nobody bears any more nobody is kept from.
        foreach (var nik in dead)
        {
            Assert.Null(await claims.FindAsync(claims.NikId(Nik.Parse(nik)), CancellationToken.None));
        }
    }

    private async Task<HouseholdState> EnrolAsync(string village)
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
        var claims = stand.Of<ClaimRepository>();
        foreach (var claim in members.Select(m => claims.NikId(m.Person.Nik)).Append(claims.CardId(state.FamilyCardNumber)))
        {
            Assert.True(await claims.TryMakeAsync(new ClaimDocument { Id = claim, Village = village, Proposal = id, ProposedBy = "citizen-1", Household = id }, CancellationToken.None));
        }

        return state;
    }

    private static FamilyChange Change(FamilyChangeKind kind) => new() { Id = Guid.NewGuid().ToString("N"), Kind = kind };

    private static Member PersonOf(Relationship relationship, int year)
    {
        var number = Interlocked.Increment(ref _people);
        var nik = Nik.Parse(string.Create(CultureInfo.InvariantCulture, $"33061601016{number:00000}"));
        return new Member(nik, "CONTOH SATU", "Kota Contoh", new LocalDate(year, 1, 1), number % 2 == 0 ? Sex.Female : Sex.Male, "Ibu Contoh", relationship, MaritalStatus.Unmarried);
    }

    private static FamilyCardNumber CardOf() => FamilyCardNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"33061601017{Interlocked.Increment(ref _people):00000}"));
}
