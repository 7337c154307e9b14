namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>One instance of a function: its processors, the messages it works, and how long it did.</summary>
/// <param name="cores">Its processors.</param>
internal sealed class Instance(double cores)
{
    private double _since;

    /// <summary>Its processors, in seconds of them.</summary>
    public Meter Processor { get; } = new(cores);

    /// <summary>The messages it works.</summary>
    public HashSet<Message> Works { get; } = [];

    /// <summary>Whether it ended in the midst of its work.</summary>
    public bool IsGone { get; set; }

    /// <summary>Whether it will look at the empty queue again.</summary>
    public bool WillLook { get; set; }

    /// <summary>Seconds in which it worked: billed by 0.1 s and 1 s at least each time. Source: "Azure Functions Flex Consumption plan hosting", Billing, https://learn.microsoft.com/en-us/azure/azure-functions/flex-consumption-plan.</summary>
    public double Billed { get; private set; }

    /// <summary>Begins a message.</summary>
    public void Begin(Message message, double now)
    {
        _since = Works.Count == 0 ? now : _since;
        Works.Add(message);
    }

    /// <summary>Ends a message.</summary>
    public void End(Message message, double now)
    {
        if (Works.Remove(message) && Works.Count == 0)
        {
            Billed += Math.Max(1, Math.Ceiling(Math.Round((now - _since) * 10, 6)) / 10);
        }
    }

    /// <summary>Ends all of them.</summary>
    public IReadOnlyList<Message> EndAll(double now)
    {
        var all = Works.ToList();
        all.ForEach(message => End(message, now));
        return all;
    }
}
