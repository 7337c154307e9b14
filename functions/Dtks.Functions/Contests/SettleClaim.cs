using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Contests;

/// <summary>POST /regencies/{regency}/claims/{id}/settlement: whose the numbers are, by papers (REG-5).</summary>
public sealed class SettleClaim(
    Api api, DocumentStore store, ProposalRepository proposals, ChangeCommit commit, IdempotentAnswers answers, Instruments instruments)
{
    /// <summary>Settles a conflict: the winner goes on, the loser is refused and told why.</summary>
    [Function(nameof(SettleClaim))]
    [Access(Role.RegencyOfficer, Area = "regency")]
    [Takes<SettlementDraft>]
    [Answers<SettlementReceipt>]
    [Refuses(400, "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "claim.noFirst", Rule = "REG-5")]
    [Refuses(409, "claim.firstRatified", Rule = "RAT-8")]
    [Refuses(409, "claim.alreadySettled", "claim.notContested", Rule = "REG-5")]
    [Refuses(422, "proposal.own", Rule = "GOV-2")]
    [Refuses(422, "claim.firstRegistered", Rule = "RAT-6")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/regencies/{regency}/claims/{id}/settlement")] HttpRequest request,
        string regency,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<SettlementDraft>(body);
            var key = IdempotencyHeader.Read(request, caller, body);
            var contest = await FindAsync(regency, id, cancellation);
            return await answers.OnceAsync(
                Partitions.Registry(contest.SecondVillage), key,
                () => SettleAsync(contest, draft, caller.Actor, key, cancellation),
                cancellation);
        });

    private async Task<ContestDocument> FindAsync(string regency, string id, CancellationToken cancellation) =>
        (PathId.IsId(id) ? await store.ReadAsync<ContestDocument>(Partitions.Ratifications(regency), ContestDocument.IdOf(id), cancellation) : null)
        ?? throw new ProblemException(Problem.NotFound);

    private async Task<Answer> SettleAsync(ContestDocument contest, SettlementDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var second = await proposals.FindAsync(contest.SecondVillage, contest.Second, cancellation) ?? throw new ProblemException(Problem.NotFound);
        if (second.State.Contest?.Id != contest.Contest.Id)
        {
            if (second.State.Settlement is { } settled && settled.Contest == contest.Contest.Id)
            {
                throw new ProblemException(new Problem(409, ProposalViolations.AlreadySettled, "REG-5", new Dictionary<string, string> { ["outcome"] = WireName.Of(settled.Outcome) }));
            }

            var args = new Dictionary<string, string> { ["status"] = WireName.Of(second.Status) };
            throw new ProblemException(new Problem(409, ProposalViolations.NotContested, "REG-5", args));
        }

        var command = new ProposalCommand.Settle(draft, await FirstAsync(contest.Contest, cancellation), by);
        var events = Accepted.Events(proposals.Decide(command, second.State, second.State.Village));
        var settlement = ((ProposalSettled)events[0]).Settlement;
        var answer = Answer.Done(new SettlementReceipt(contest.Contest.Id, ContestStatus.Settled, settlement.Outcome));
        await commit.SaveAsync(answers.Keep(proposals.Change(second, events).Change, key, answer), cancellation);
        instruments.Settled();
        return answer;
    }

    private async Task<FirstStanding?> FirstAsync(Contest contest, CancellationToken cancellation) =>
        contest is { Village: { } village, Proposal: { } first } && await proposals.FindAsync(village, first, cancellation) is { } found
            ? new FirstStanding(found.Status, found.State.ProposedBy)
            : null;

    /// <summary>The answer to a settlement.</summary>
    private sealed record SettlementReceipt(string Id, ContestStatus Status, SettlementOutcome Outcome);
}
