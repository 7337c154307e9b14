using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>Has a step of an application decided and saved: once, by whom it concerns (SVC-1).</summary>
public sealed class HelpWork(HelpApplications applications, IHelpLetters letters, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>An application that the caller may know of.</summary>
    /// <exception cref="ProblemException">404 when there is none, or it is another section's, village's or giver's.</exception>
    public async Task<HelpApplicationDocument> SeenAsync(Caller caller, AreaCode regency, string application, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        return await applications.FindAsync(regency.Value, application, cancellation) is { } found && HelpAccess.MaySee(found.State, OnlookerOf(caller))
            ? found
            : throw new ProblemException(Problem.NotFound);
    }

    /// <summary>A step of an application; answered with where it then stands.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="step">Decides; what it says beside the decision goes into the same change.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ProblemException">404, 409, 422 by docs/design.md; nothing is left behind then.</exception>
    public Task<Answer> DoAsync<TDraft>(HelpAsked<TDraft> asked, Func<HelpStep<TDraft>, Task<HelpDecided>> step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(step);
        return answers.OnceAsync(Partitions.ServiceDesk(asked.Regency.Value), asked.Key, async () =>
        {
            var found = await SeenAsync(asked.By, asked.Regency, asked.Id, cancellation);
            var (policy, now, _) = applications.Today(found.State.Applicant.Village);
            var (decision, beside) = await step(new HelpStep<TDraft>(found.State, asked.Draft, asked.By, policy, now));
            if (Accepted.Events(decision) is not { Count: > 0 } events)
            {
                return AnswerOf(found.State);
            }

            using var numbered = await letters.NumberAsync(found, events, cancellation);
            var (change, after) = applications.Change(numbered.Application, events);
            beside?.Invoke(change);
            numbered.Beside?.Invoke(change);
            var answer = AnswerOf(after.State);
            await commit.SaveAsync(answers.Keep(change, asked.Key, answer), cancellation);
            return answer;
        }, cancellation);
    }

    /// <summary>A caller as the domain asks who they are.</summary>
    public static HelpOnlooker OnlookerOf(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new(caller.Role, caller.Area, caller.Section, caller.Giver);
    }

    private static Answer AnswerOf(HelpApplicationState state) => Answer.Done(new HelpStepReceipt(state.Id, state.Status, state.Holder(), state.Since));
}

/// <summary>What is asked of an application.</summary>
/// <param name="Regency">The regency.</param>
/// <param name="Id">The application.</param>
/// <param name="By">Who asks.</param>
/// <param name="Draft">What came in.</param>
/// <param name="Key">The request's key.</param>
public sealed record HelpAsked<TDraft>(AreaCode Regency, string Id, Caller By, TDraft Draft, IdempotencyKey Key);

/// <summary>Reads what is asked of an application.</summary>
public static class HelpAsked
{
    /// <summary>What a request's path and body ask.</summary>
    /// <exception cref="ProblemException">400 for a body that is none of it; 404 for a regency that there is not.</exception>
    public static HelpAsked<TDraft> Of<TDraft>(string regency, string id, Caller by, byte[] body, IdempotencyKey key)
        where TDraft : class => new(PathArea.Regency(regency), id, by, RequestBody.Parse<TDraft>(body), key);
}

/// <summary>A step of an application.</summary>
/// <param name="State">The application.</param>
/// <param name="Draft">What came in.</param>
/// <param name="By">Who asks.</param>
/// <param name="Policy">The policy version of today in the applicant's village.</param>
/// <param name="Now">Now.</param>
public sealed record HelpStep<TDraft>(HelpApplicationState State, TDraft Draft, Caller By, PolicyVersion Policy, Instant Now);

/// <summary>What came of a step.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Beside">What is saved along with it; null for nothing.</param>
public sealed record HelpDecided(Decision<HelpEvent> Decision, Action<ChangeSet>? Beside = null);
