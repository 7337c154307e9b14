using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>
/// What its proposer does to a proposal: takes it back while it is open, or corrects it after it did not match or came back. A citizen's that is
/// another's is not there for a citizen.
/// </summary>
public sealed class ProposalAmendment(ProposalRepository repository, IntakeDoor door, IRegisteredCitizens citizens, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>Takes it back.</summary>
    /// <exception cref="ProblemException">404, 409, 412, 422 by docs/design.md.</exception>
    public Task<Answer> WithdrawAsync(Caller caller, AmendmentRequest request, CancellationToken cancellation) =>
        OnceAsync(caller, request, async found =>
        {
            var events = Accepted.Events(repository.Decide(new ProposalCommand.Withdraw(caller.Actor), found.State, found.State.Village));
            return await SaveAsync(repository.Change(found, events), request, cancellation);
        }, cancellation);

    /// <summary>Corrects it: what it said before is kept, and it is matched again.</summary>
    /// <exception cref="ProblemException">400, 404, 409, 412, 422, 429 by docs/design.md.</exception>
    public Task<Answer> CorrectAsync(Caller caller, AmendmentRequest request, ProposalDraft draft, CancellationToken cancellation) =>
        OnceAsync(caller, request, async found =>
        {
            var before = found.State;
            var proposer = caller.Role == Role.Citizen ? await citizens.NikAsync(caller.Area.Value, caller.Subject, cancellation) : null;
            var events = Accepted.Events(repository.Decide(new ProposalCommand.Correct(draft, caller.Actor) { Proposer = proposer }, before, before.Village));
            var said = ((ProposalCorrected)events[0]).Content;
            var people = ComparedPeople.Of(before.Id, before.Corrections() + 1, before.Source, caller.Subject, said.Family);
            await door.RefuseAsync(caller.Actor, new Entering(before.Id, said.Kind, said.Family, people, events[0]), cancellation);
            var (change, state) = repository.Change(found, events);
            return await SaveAsync((change.Create(EarlierProposalDocument.Of(before)), state), request, cancellation);
        }, cancellation);

    private Task<Answer> OnceAsync(Caller caller, AmendmentRequest request, Func<ProposalDocument, Task<Answer>> work, CancellationToken cancellation) =>
        answers.OnceAsync(
            Partitions.Registry(request.Village),
            request.Key,
            async () =>
            {
                var found = await repository.FindForAsync(caller, request.Village, request.Proposal, cancellation);
                request.IfMatch.Require(found.ETag);
                return await work(found);
            },
            cancellation);

    private async Task<Answer> SaveAsync((ChangeSet Change, ProposalState State) made, AmendmentRequest request, CancellationToken cancellation)
    {
        var state = made.State;
        var answer = Answer.Done(new ProposalReceipt(state.Id, state.TrackingCode, state.Status, state.Village.Value));
        await commit.SaveAsync(answers.Keep(made.Change, request.Key, answer), cancellation);
        return answer;
    }
}

/// <summary>Which proposal a request is about, and under which key and version.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Proposal">Its id.</param>
/// <param name="Key">The request's key.</param>
/// <param name="IfMatch">The version it was decided on.</param>
public sealed record AmendmentRequest(string Village, string Proposal, IdempotencyKey Key, ExpectedVersion IfMatch);
