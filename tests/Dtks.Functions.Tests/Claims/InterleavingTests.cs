using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Tests.Claims;

/// <summary>
/// Two and three families that share numbers are matched and ended at once, their requests to the database in any order, messages twice, processes
/// killed between any two requests: no number has two holders, somebody always goes on, and each has its turn (REG-5).
/// </summary>
[Trait("rule", "REG-5")]
public sealed class InterleavingTests(ClaimsStand stand) : IClassFixture<ClaimsStand>
{
    private const string Village = "3306162006";

    private static int _people;

    [Theory]
    [InlineData(false, 11)]
    [InlineData(true, 12)]
    public async Task Nobody_is_refused_for_good_and_a_number_has_one_holder(bool kills, int seed)
    {
        await WarmAsync();
        var chance = PropertyRounds.Random(seed);
        for (var trial = 0; trial < PropertyRounds.Count(6); trial++)
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

    // What the SDK learns of containers once is learnt before turns are taken.
    private async Task WarmAsync()
    {
        var proposal = await stand.SubmitAsync([PersonOf(1), PersonOf(2)], Village);
        await stand.Of<ProposalMatching>().MatchAsync(proposal, CancellationToken.None);
        await EndAsync(proposal);
        await stand.Of<OutboxSweep>().RunAsync(CancellationToken.None);
        stand.Take();
    }

    private async Task TryAsync(Random chance, bool kills)
    {
        // A chain: the second shares a person with the first, the third one with the second; or all share one.
        var people = Enumerable.Range(0, 5).Select(i => PersonOf(i)).ToList();
        Person[][] families = chance.Next(3) switch
        {
            0 => [[people[0], people[2]], [people[1], people[2]]],
            1 => [[people[0], people[3]], [people[1], people[3], people[4]], [people[2], people[4]]],
            _ => [[people[0], people[3]], [people[1], people[3]], [people[2], people[3]]],
        };
        var open = new List<ProposalMessage>();
        foreach (var family in families)
        {
            open.Add(await stand.SubmitAsync(family, Village));
        }

        stand.Take();
        await DriveAsync([.. open, .. open.Where(_ => chance.Next(2) == 0)], ending: null, chance, kills);
        while (open.Count > 0)
        {
            var holders = await ExpectAsync(open);
            var ends = holders[chance.Next(holders.Count)];
            open.Remove(ends);
            await DriveAsync([.. open.Where(_ => chance.Next(2) == 0)], ends, chance, kills);
        }
    }

    /// <summary>Works messages, and ends a proposal meanwhile, until nothing more follows.</summary>
    private async Task DriveAsync(List<ProposalMessage> messages, ProposalMessage? ending, Random chance, bool kills)
    {
        while (messages.Count > 0 || ending is not null)
        {
            var taken = messages.OrderBy(_ => chance.Next()).Take(4).ToList();
            taken.ForEach(message => messages.Remove(message));
            List<Func<Task>> works = [.. taken.Select(message => (Func<Task>)(() => stand.Of<ProposalMatching>().MatchAsync(message, CancellationToken.None)))];
            if (ending is { } ends)
            {
                works.Add(() => EndAsync(ends));
            }

            var killed = await stand.Turnstile.RunAsync(works, chance, kills);
            messages.AddRange(taken.Where((_, place) => killed[place]));
            ending = ending is not null && killed[^1] ? ending : null;
            if (messages.Count == 0 && ending is null)
            {
                // What was saved before a kill and not delivered.
                stand.Clock.Advance(TimeSpan.FromMinutes(2));
                await stand.Of<LeftChanges>().RunAsync(CancellationToken.None);
                await stand.Of<OutboxSweep>().RunAsync(CancellationToken.None);
            }

            messages.AddRange(stand.Take());
        }
    }

    private async Task<List<ProposalMessage>> ExpectAsync(IReadOnlyList<ProposalMessage> open)
    {
        var states = await Task.WhenAll(open.Select(stand.StateAsync));
        Assert.All(states, state => Assert.True(state.Status is ProposalStatus.Verifying or ProposalStatus.Contested, $"{state.Status}"));
        var holding = states.Where(s => s.Status == ProposalStatus.Verifying).ToList();
        Assert.NotEmpty(holding);
        foreach (var state in holding)
        {
            Assert.All(await stand.HoldersAsync(state.Family), holder => Assert.Equal(state.Id, holder));
        }

        // Whoever waits shares a number with one that goes on.
        foreach (var waits in states.Where(s => s.Status == ProposalStatus.Contested))
        {
            Assert.Contains(holding, other => other.Family.Members.Select(m => m.Nik).Intersect(waits.Family.Members.Select(m => m.Nik)).Any());
        }

        return [.. open.Where(message => holding.Exists(s => s.Id == message.Proposal))];
    }

    private async Task EndAsync(ProposalMessage proposal)
    {
        var repository = stand.Of<ProposalRepository>();
        var found = (await repository.FindAsync(proposal.Village, proposal.Proposal, CancellationToken.None))!;
        var decision = repository.Decide(new ProposalCommand.Withdraw(new Actor(found.State.ProposedBy, Role.Citizen, AreaCode.Parse(Village))), found.State, found.State.Village);
        if (found.Status == ProposalStatus.Verifying)
        {
            await stand.Of<ChangeCommit>().SaveAsync(repository.Change(found, decision.Events).Change, CancellationToken.None);
        }
    }

    private static Person PersonOf(int place)
    {
        var number = Interlocked.Increment(ref _people);
        var date = string.Create(CultureInfo.InvariantCulture, $"{1 + (number % 28):00}{1 + (number / 28 % 12):00}70");
        return new Person($"330616{date}{1 + (number / 336):0000}", $"330616{date}{5000 + (number / 336 * 10) + place:0000}");
    }
}
