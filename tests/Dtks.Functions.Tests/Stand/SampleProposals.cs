using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Tests.Stand;

/// <summary>Evidently synthetic people, and proposals that have come somewhere.</summary>
internal static class SampleProposals
{
    private static int _people;

    /// <summary>Somebody whom no other test has.</summary>
    /// <param name="card">The card of another, to stand on it too.</param>
    public static Person Next(string? card = null)
    {
        var number = Interlocked.Increment(ref _people);
        var date = string.Create(CultureInfo.InvariantCulture, $"{1 + (number % 28):00}{1 + (number / 28 % 12):00}70");
        return new Person($"340402{date}{1 + (number / 336):0000}", card ?? $"340402{date}{5000 + (number / 336):0000}");
    }

    public static Actor Officer(string village) => new($"officer-{Guid.NewGuid():N}", Role.VillageOfficer, AreaCode.Parse(village));

    public static Actor Citizen(string village) => new($"citizen-{Guid.NewGuid():N}", Role.Citizen, AreaCode.Parse(village));

    /// <summary>A proposal that is matched, and nobody differs.</summary>
    public static async Task<ProposalState> MatchedAsync(this ClaimsStand stand, Person[] family, string village, Actor by)
    {
        var proposal = await stand.SubmitAsync(family, village, by);
        await stand.Of<ProposalMatching>().MatchAsync(proposal, CancellationToken.None);
        return await stand.StateAsync(proposal);
    }

    /// <summary>Carries out a command on a proposal.</summary>
    public static async Task<ProposalState> DoAsync(this ClaimsStand stand, ProposalState state, ProposalCommand command)
    {
        var repository = stand.Of<ProposalRepository>();
        var found = (await repository.FindAsync(state.Village.Value, state.Id, CancellationToken.None))!;
        var change = repository.Change(found, Accepted.Events(repository.Decide(command, found.State, found.State.Village)));
        await stand.Of<ChangeCommit>().SaveAsync(change.Change, CancellationToken.None);
        return change.State;
    }

    /// <summary>An official's proposal that nobody confirmed, admitted by a deliberation all the same: it waits for papers.</summary>
    public static async Task<ProposalState> AdmittedAsync(this ClaimsStand stand, string village)
    {
        var submitted = await stand.StateAsync(await stand.SubmitAsync([Next()], village, Officer(village)));
        var fields = Enum.GetValues<PopulationField>().Select(f => new FieldMatch(f, f == PopulationField.Name ? FieldOutcome.Mismatch : FieldOutcome.Match));
        var (match, numbers) = (new PopulationMatch([.. fields], 0), stand.Of<ProposalClaims>());
        var tabled = await stand.DoAsync(submitted, new ProposalCommand.Match(match, numbers.Unconfirmed(submitted)));
        var head = new Actor("head-1", Role.VillageHead, AreaCode.Parse(village));
        var admitted = await stand.DoAsync(tabled, new ProposalCommand.ApplyDecision(ProposalDecision.Admit, "d-1", head));
        return await stand.DoAsync(admitted, new ProposalCommand.Resume(match, numbers.Unconfirmed(admitted)));
    }
}
