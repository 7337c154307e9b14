using Dtks.Domain.Deliberations;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Deliberations;

/// <summary>Records something of a deliberation in place of what was recorded before, whole or not at all. The same again changes nothing.</summary>
public sealed class DeliberationRecording(DeliberationRepository repository, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Records it.</summary>
    /// <param name="village">The village.</param>
    /// <param name="id">The deliberation's id.</param>
    /// <param name="ifMatch">The version that the client saw.</param>
    /// <param name="command">What is recorded of the deliberation as it stands; asked again when somebody else saved first.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">404, or what the rules refuse.</exception>
    public Task<Answer> RecordAsync(string village, string id, ExpectedVersion ifMatch, Func<DeliberationState, Task<DeliberationCommand>> command, CancellationToken cancellation) =>
        RecordAsync(village, id, ifMatch, command, state => Task.FromResult(DeliberationReceipt.Of(state)), cancellation);

    /// <summary>The same, answered with more than the plain receipt.</summary>
    public Task<Answer> RecordAsync(
        string village, string id, ExpectedVersion ifMatch, Func<DeliberationState, Task<DeliberationCommand>> command, Func<DeliberationState, Task<DeliberationReceipt>> receipt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ifMatch);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(receipt);
        return retry.RetryAsync(
            async () =>
            {
                var found = await repository.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
                ifMatch.Require(found.ETag);
                var events = Accepted.Events(repository.Decide(await command(found.State), found.State, found.State.Village));
                if (events.Count == 0)
                {
                    return Answer.Done(await receipt(found.State));
                }

                var (change, state) = repository.Change(found, events);
                var answer = Answer.Done(await receipt(state));
                await commit.SaveAsync(change, cancellation);
                return answer;
            },
            cancellation);
    }
}
