using System.Collections.Concurrent;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Dci;

/// <summary>
/// Which partners' addresses this process leaves alone for a while, and how many calls go to each at once: so that one that never answers takes no more than a few of them. Safe for concurrent use.
/// </summary>
public sealed class PartnerRests([FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime)
{
    /// <summary>The most calls to one partner at once.</summary>
    public const int AtOnce = 4;

    /// <summary>After so many calls that nobody answered, one after the other, it is left alone.</summary>
    public const int Unanswered = 3;

    /// <summary>For how long: 30 seconds.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, State> _partners = new(StringComparer.Ordinal);

    /// <summary>Begins a call, where one may begin now.</summary>
    public PartnerTurn Begin(string partner)
    {
        var state = _partners.GetOrAdd(partner, _ => new State());
        lock (state)
        {
            if (state.Failed >= Unanswered && realTime.GetElapsedTime(state.FailedAt) < Rest)
            {
                return PartnerTurn.Resting;
            }

            if (state.Calls >= AtOnce)
            {
                return PartnerTurn.Busy;
            }

            state.Calls++;
            return PartnerTurn.Begun;
        }
    }

    /// <summary>Ends a call that <see cref="Begin"/> began.</summary>
    public void End(string partner, bool isAnswered)
    {
        var state = _partners[partner];
        lock (state)
        {
            state.Calls--;
            (state.Failed, state.FailedAt) = isAnswered ? (0, 0) : (state.Failed + 1, realTime.GetTimestamp());
        }
    }

    private sealed class State
    {
        public int Calls { get; set; }

        public int Failed { get; set; }

        public long FailedAt { get; set; }
    }
}

/// <summary>Whether a partner can be called now.</summary>
public enum PartnerTurn
{
    /// <summary>A call has begun, and is to be ended.</summary>
    Begun,

    /// <summary>As many calls as may go to it at once are under way.</summary>
    Busy,

    /// <summary>It did not answer of late, and is left alone.</summary>
    Resting,
}
