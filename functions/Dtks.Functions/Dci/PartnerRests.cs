using System.Collections.Concurrent;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Dci;

/// <summary>
/// Which partners' addresses this process leaves alone for a while, and how many calls go to each at once: so that one that never answers takes no more than a few of them. Whoever finds no turn waits in
/// line, and goes on in the turn of a call that ended. Safe for concurrent use.
/// </summary>
public sealed class PartnerRests([FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime)
{
    /// <summary>The most calls to one partner at once.</summary>
    public const int AtOnce = 4;

    /// <summary>After so many calls that nobody answered, one after the other, it is left alone.</summary>
    public const int Unanswered = 3;

    /// <summary>The most that wait in line for one partner; what comes after them has its own time alone.</summary>
    public const int InLine = 1_000;

    /// <summary>For how long a partner is left alone: 30 seconds.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>How long one turn goes on with those in line: a minute. After that the message that had it ends, and the next begins a turn of its own.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, State> _partners = new(StringComparer.Ordinal);

    /// <summary>Begins a turn, where one may begin now.</summary>
    public PartnerTurn Begin(string partner) => Begin(partner, waiting: null);

    /// <summary>Has one that found no turn wait in line, and begins a turn for those in line where one has become free meanwhile.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="call">Who waits. The line is lost with the process: whoever waits has a time of its own, too.</param>
    public PartnerTurn Wait(string partner, WaitingCall call) => Begin(partner, call);

    /// <summary>Notes whether the partner's address answered a call.</summary>
    public void Note(string partner, bool isAnswered)
    {
        var state = Of(partner);
        lock (state)
        {
            (state.Failed, state.FailedAt) = isAnswered ? (0, 0) : (state.Failed + 1, realTime.GetTimestamp());
            if (IsResting(state))
            {
                state.Line.Clear();
            }
        }
    }

    /// <summary>Who goes on in a turn. Null ends it: nobody waits, the partner rests, or it lasted long enough.</summary>
    /// <param name="partner">The partner.</param>
    /// <param name="since">When the turn began, by the timestamp of real time.</param>
    public WaitingCall? Next(string partner, long since)
    {
        var state = Of(partner);
        lock (state)
        {
            if (!IsResting(state) && realTime.GetElapsedTime(since) < Turn && state.Line.TryDequeue(out var next))
            {
                return next;
            }

            state.Calls--;
            return null;
        }
    }

    /// <summary>Ends a turn that failed.</summary>
    public void End(string partner)
    {
        var state = Of(partner);
        lock (state)
        {
            state.Calls--;
        }
    }

    /// <summary>The timestamp of now, for <see cref="Next"/>.</summary>
    public long Now() => realTime.GetTimestamp();

    private PartnerTurn Begin(string partner, WaitingCall? waiting)
    {
        var state = Of(partner);
        lock (state)
        {
            if (IsResting(state))
            {
                return PartnerTurn.Resting;
            }

            if (waiting is not null && state.Line.Count < InLine)
            {
                state.Line.Enqueue(waiting);
            }

            if (state.Calls >= AtOnce)
            {
                return PartnerTurn.Busy;
            }

            state.Calls++;
            return PartnerTurn.Begun;
        }
    }

    private bool IsResting(State state) => state.Failed >= Unanswered && realTime.GetElapsedTime(state.FailedAt) < Rest;

    private State Of(string partner) => _partners.GetOrAdd(partner, _ => new State());

    private sealed class State
    {
        public int Calls { get; set; }

        public int Failed { get; set; }

        public long FailedAt { get; set; }

        public Queue<WaitingCall> Line { get; } = new();
    }
}

/// <summary>A call that waits in line.</summary>
/// <param name="Exchange">What is told by it.</param>
/// <param name="Waits">How often that was put off when it began to wait: put off again since, it waits for another time.</param>
public sealed record WaitingCall(string Exchange, int Waits);

/// <summary>Whether a partner can be called now.</summary>
public enum PartnerTurn
{
    /// <summary>A turn has begun, and is to be ended.</summary>
    Begun,

    /// <summary>As many calls as may go to it at once are under way.</summary>
    Busy,

    /// <summary>It did not answer of late, and is left alone.</summary>
    Resting,
}
