using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Policies;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests.Proposals;

[Collection(StandTests.Name)]
[Trait("rule", "PRO-5")]
public sealed class MismatchedAttemptsTests(ClaimsStand stand)
{
    private const string Village = "3404022004";

    private readonly PolicyVersion _policy = PolicyFiles.Shipped().Latest;

    [Fact]
    public async Task An_attempt_counts_once_however_often_its_message_comes()
    {
        var (by, last) = await SpentAsync();

        Assert.True(await CountAsync(last));
        Assert.False(await CountAsync(Proposal(SampleProposals.Next(), by)));
    }

    [Fact]
    public async Task What_a_citizen_is_told_nothing_of_takes_no_place_from_others()
    {
        var (by, _) = await SpentAsync();
        var guessed = SampleProposals.Next();

        Assert.False(await CountAsync(Proposal(guessed, by)));

        for (var other = 0; other < _policy.MismatchesPerNikWeek; other++)
        {
            Assert.True(await CountAsync(Proposal(guessed, SampleProposals.Citizen(Village))));
        }

        Assert.False(await CountAsync(Proposal(guessed, SampleProposals.Citizen(Village))));
    }

    [Fact]
    public async Task A_counter_that_cannot_be_read_locks_nobody_out_and_is_begun_anew()
    {
        var (by, _) = await SpentAsync();
        var asked = ComparedPeople.Of(Proposal(SampleProposals.Next(), by));
        await Assert.ThrowsAsync<ProblemException>(() => RefuseAsync(asked));
        await SpoilAllAsync();

        await RefuseAsync(asked);
        Assert.False(await stand.Of<MismatchedAttempts>().AreSpentAsync(asked, CancellationToken.None));
        for (var attempt = 0; attempt < _policy.MismatchesPerCallerDay; attempt++)
        {
            Assert.True(await CountAsync(Proposal(SampleProposals.Next(), by)));
        }

        await Assert.ThrowsAsync<ProblemException>(() => RefuseAsync(asked));
    }

    [Fact]
    public async Task That_a_NIK_is_spent_for_an_official_is_marked_as_soon_as_it_is_and_for_no_other()
    {
        var (one, other) = (Official(), Official());
        var guessed = SampleProposals.Next();
        for (var attempt = 0; attempt < _policy.MismatchesPerNikWeek; attempt++)
        {
            Assert.False(await HasSpentAsync(one));
            Assert.True(await CountAsync(Proposal(guessed, one)));
            Assert.True(await CountAsync(Proposal(SampleProposals.Next(), other)));
        }

        Assert.Equal((true, false), (await HasSpentAsync(one), await HasSpentAsync(other)));
        await Assert.ThrowsAsync<ProblemException>(() => RefuseAsync(ComparedPeople.Of(Proposal(guessed, one))));
        await RefuseAsync(ComparedPeople.Of(Proposal(guessed, other)));
    }

    private static Actor Official() => new($"officer-{Guid.NewGuid():N}", Role.VillageOfficer, AreaCode.Parse(Village));

    private Task<bool> HasSpentAsync(Actor official) => stand.Of<MismatchedAttempts>().HasSpentAsync(official.Subject, official.Area, CancellationToken.None);

    private Task RefuseAsync(ComparedPeople people) => stand.Of<MismatchedAttempts>().RefuseSpentAsync(people, CancellationToken.None);

    private async Task SpoilAllAsync()
    {
        var query = new DocumentQuery("SELECT VALUE c.id FROM c WHERE c.type = 'attempts'");
        await foreach (var id in stand.Of<DocumentStore>().SweepTextsAsync(Partitions.IdentitiesContainer, query, CancellationToken.None))
        {
            await stand.SpoilAsync(Partitions.Identities(id), id);
        }
    }

    // A citizen who has had all attempts of the day, and the last of these.
    private async Task<(Actor By, ProposalState Last)> SpentAsync()
    {
        var by = SampleProposals.Citizen(Village);
        ProposalState? last = null;
        for (var attempt = 0; attempt < _policy.MismatchesPerCallerDay; attempt++)
        {
            last = Proposal(SampleProposals.Next(), by);
            Assert.True(await CountAsync(last));
        }

        return (by, last!);
    }

    private ProposalState Proposal(Person person, Actor by) => ProposalDecider.Evolve(null, stand.Submitted([person], Village, by))!;

    private Task<bool> CountAsync(ProposalState proposal) => stand.Of<MismatchedAttempts>().TryCountAsync(ComparedPeople.Of(proposal), [0], CancellationToken.None);
}
