namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>What happens when, in simulated seconds. What falls on one instant happens in the order it was noted in, so that a run is the same each time.</summary>
internal sealed class Agenda
{
    // Of a run that has not ended by then something is wrong.
    private const double Longest = 4 * 3600;

    private readonly PriorityQueue<Action, (double At, long Noted)> _events = new();
    private long _noted;

    /// <summary>The present, in seconds from the beginning.</summary>
    public double Now { get; private set; }

    /// <summary>Notes what happens at an instant; at once for one that has passed.</summary>
    public void At(double instant, Action happens) => _events.Enqueue(happens, (Math.Max(instant, Now), _noted++));

    /// <summary>Has all happen until nothing is left, or until it need not go on.</summary>
    /// <param name="isOver">Whether it need not.</param>
    /// <exception cref="InvalidOperationException">It does not end.</exception>
    public void Run(Func<bool> isOver)
    {
        while (!isOver() && _events.TryDequeue(out var happens, out var at))
        {
            Now = at.At <= Longest ? at.At : throw new InvalidOperationException("What is simulated does not end.");
            happens();
        }
    }
}
