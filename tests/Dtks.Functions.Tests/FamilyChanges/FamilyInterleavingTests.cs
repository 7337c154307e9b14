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
        HouseholdState[] families = [await stand.EnrolAsync(Villages[0]), await stand.EnrolAsync(Villages[0]), await stand.EnrolAsync(Villages[1])];
        var (first, second, third) = (families[0], families[1], families[2]);
        var child = RegisteredFamilies.PersonOf(Relationship.Child, 2026);
        var people = families.SelectMany(f => f.Members).Select(m => m.Person.Nik.Value).ToHashSet(StringComparer.Ordinal);

        // One child entered in two families, marriages out of the village, within it and into the family that moves, a move, a card and a death.
        (HouseholdState Of, FamilyChange Change)[] changes =
        [
            (first, RegisteredFamilies.Change(FamilyChangeKind.Birth) with { Person = child }),
            (chance.Next(2) == 0 ? second : third, RegisteredFamilies.Change(FamilyChangeKind.Birth) with { Person = child }),
            (first, RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "02", Joins = third.Id, Card = third.FamilyCardNumber }),
            (second, chance.Next(2) == 0
                ? RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "02", Card = RegisteredFamilies.CardOf() }
                : RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "02", Joins = first.Id, Card = first.FamilyCardNumber }),
            (second, RegisteredFamilies.Change(FamilyChangeKind.Move) with { To = AreaCode.Parse(Villages[1]), Address = RegisteredFamilies.Home }),
            (third, RegisteredFamilies.Change(FamilyChangeKind.Card) with { Card = RegisteredFamilies.CardOf() }),
            (first, RegisteredFamilies.Change(FamilyChangeKind.Marriage) with { Member = "03", Joins = second.Id, Card = second.FamilyCardNumber }),
            (second, RegisteredFamilies.Change(FamilyChangeKind.Death) with { Member = "03", DiedOn = new LocalDate(2026, 11, 1) }),
        ];
        await DriveAsync([.. changes.OrderBy(_ => chance.Next()).Take(chance.Next(3, 9))], families, chance, kills);
        await ExpectAsync(people, child);
    }

    /// <summary>Enters changes, has the other village take over what moves, and works messages until nothing more follows.</summary>
    private async Task DriveAsync(IReadOnlyList<(HouseholdState Of, FamilyChange Change)> changes, IReadOnlyList<HouseholdState> families, Random chance, bool kills)
    {
        var moving = families[1];
        var works = changes.Select(c => (Func<Task>)(() => EnterAsync(c.Of, c.Change))).ToList();
        works.Insert(chance.Next(works.Count), () => TakeOverAsync(moving, chance));
        var messages = new HashSet<FamilyMessage>();
        for (var round = 0; works.Count > 0 || messages.Count > 0; round++)
        {
            Assert.True(round < MostRounds, "It does not come to an end.");
            List<Func<Task>> now = [.. works.Take(3), .. messages.OrderBy(_ => chance.Next()).Take(3).Select(m => (Func<Task>)(() => DriveAsync(m)))];
            works.RemoveRange(0, Math.Min(3, works.Count));
            messages.Clear();
            if (works.Count == 0 && round < 8)
            {
                now.AddRange(families.Select(family => (Func<Task>)(() => TakeOverAsync(family, chance))));
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
        try
        {
            await stand.EnterAsync(household, change);
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

    // As the other village's officer does, of a family that moves or of one who marries there.
    private async Task TakeOverAsync(HouseholdState moving, Random chance)
    {
        var found = (await stand.Of<HouseholdRepository>().FindAsync(moving.Village.Value, moving.Id, CancellationToken.None))!;
        if (found.State.Departures.Count == 0)
        {
            return;
        }

        var departure = found.State.Departures[chance.Next(found.State.Departures.Count)];

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
        var buried = standing.Where(h => h.Ended?.Reason != HouseholdEndReason.Moved)
            .SelectMany(h => h.Former.Where(f => f.Reason == FormerReason.Deceased && people.Contains(f.Member.Person.Nik.Value)).Select(f => (f.Member.Person.Nik, At: (h.Village.Value, h.Id)))).ToList();
        var living = people.Except(dead).Order(StringComparer.Ordinal).ToList();
        standing.RemoveAll(h => !h.Members.Any(m => people.Contains(m.Person.Nik.Value) || m.Person.Nik == child.Nik));
        var members = standing.SelectMany(h => h.Members).Select(m => m.Person.Nik.Value).ToList();
        Assert.Equal(living, members.Where(people.Contains).Order(StringComparer.Ordinal));
        Assert.InRange(members.Count(n => n == child.Nik.Value), 0, 1);
        var receiving = standing.SelectMany(h => h.Entitlements
            .Where(e => e is { Programme: Programme.PbiJkn, Status: EntitlementStatus.Active }).Select(e => h.Members.First(m => m.Id == e.MemberId).Person.Nik.Value));
        Assert.Equal(living, receiving.Order(StringComparer.Ordinal));
        Assert.Equal(3, standing.SelectMany(h => h.Entitlements).Count(e => e is { Programme: Programme.Pkh, Status: EntitlementStatus.Active }));
        await ExpectClaimsAsync(standing, buried);
    }

    private async Task ExpectClaimsAsync(IEnumerable<HouseholdState> standing, IEnumerable<(Nik Nik, (string Village, string Household) At)> buried)
    {
        var claims = stand.Of<ClaimRepository>();
        await stand.ExpectClaimsAsync(standing);

        // Whose death was entered keeps their NIK where the family stands: it may be wrong.
        foreach (var (nik, at) in buried)
        {
            Assert.Equal(at, (await claims.FindAsync(claims.NikId(nik), CancellationToken.None))?.HeldBy());
        }
    }
}
