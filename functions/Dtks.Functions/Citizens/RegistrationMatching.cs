using Dtks.Domain.Citizens;
using Dtks.Domain.Matching;
using Dtks.Functions.Population;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Citizens;

/// <summary>
/// Holds a registration against the population register (PRO-4), with the counters of proposals: it would else be a second way to guess at the register
/// (REG-3). Done twice, it finds the registration compared and does nothing.
/// </summary>
public sealed class RegistrationMatching(RegistrationRepository registrations, MismatchedAttempts attempts, PopulationRegister population, OptimisticRetry retry)
{
    /// <summary>Compares one.</summary>
    /// <exception cref="MessageException">There is no such registration.</exception>
    public Task MatchAsync(RegistrationMessage message, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var found = await registrations.FindAsync(message.Village, message.Registration, cancellation)
                    ?? throw new MessageException($"there is no registration {message.Registration} in {message.Village}");
                if (found.Status != RegistrationStatus.Submitted)
                {
                    return;
                }

                var answer = await AnswerAsync(found.State, cancellation);
                var (policy, now) = registrations.Today(found.State.Person.Village);
                var events = Accepted.Events(RegistrationDecider.Compare(answer, found.State, policy, now));
                await registrations.SaveAsync(found.Village, found, events, cancellation);
            },
            cancellation);

    // Null where it is not told.
    private async Task<PopulationMatch?> AnswerAsync(RegistrationState state, CancellationToken cancellation)
    {
        var people = registrations.People(state);
        if (await attempts.AreSpentAsync(people, cancellation))
        {
            return null;
        }

        var answer = await population.CompareAsync(state.Person, cancellation);
        var (policy, _) = registrations.Today(state.Person.Village);
        return answer.Meets(policy) || await attempts.TryCountAsync(people, [0], cancellation) ? answer : null;
    }
}
