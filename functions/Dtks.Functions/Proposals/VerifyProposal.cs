using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Proposals;

/// <summary>POST /proposals/{village}/{id}/verification: the regency's verification of a citizen's proposal (PRO-6, PRO-7).</summary>
public sealed class VerifyProposal(Api api, ProposalRepository repository, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Records what the regency found.</summary>
    [Function(nameof(VerifyProposal))]
    [Access(Role.RegencyOfficer, Area = "village")]
    [Takes<ProposalVerificationDraft>(IfMatch = true)]
    [Answers<ProposalReceipt>]
    [Refuses(400, "input.required", "input.unknownValue", "number.range", "text.characters", "text.length")]
    [Refuses(400, "ground.forbidden", "ground.required", Rule = "VER-5")]
    [Refuses(409, "proposal.notVerifying", Rule = "PRO-6")]
    [Refuses(409, "proposal.goesOnElsewhere", Rule = "REG-8")]
    [Refuses(422, "proposal.own", Rule = "GOV-2")]
    [Refuses(422, "proposal.decidedBefore", Rule = "GOV-3")]
    [Refuses(422, "proposal.lapsed", Rule = "PRO-7")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/proposals/{village}/{id}/verification")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var by = caller.Actor;
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var command = new ProposalCommand.Verify(RequestBody.Parse<ProposalVerificationDraft>(body), by);
            var key = IdempotencyHeader.Read(request, caller, body);
            var ifMatch = IfMatchHeader.Read(request);
            return await answers.OnceAsync(
                Partitions.Registry(village), key,
                () => VerifyAsync(command, village, id, key, ifMatch, cancellation),
                cancellation);
        });

    private async Task<Answer> VerifyAsync(
        ProposalCommand.Verify command, string village, string id, IdempotencyKey key, ExpectedVersion ifMatch, CancellationToken cancellation)
    {
        var found = await repository.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        ifMatch.Require(found.ETag);
        var events = Accepted.Events(repository.Decide(command, found.State, found.State.Village));
        var (change, state) = repository.Change(found, events);
        var answer = Answer.Done(new ProposalReceipt(state.Id, state.TrackingCode, state.Status, state.Village.Value));
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }
}
