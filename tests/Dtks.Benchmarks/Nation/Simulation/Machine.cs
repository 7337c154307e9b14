namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>What the work is done on.</summary>
internal sealed record Machine
{
    /// <summary>The most instances of a function.</summary>
    public required int MostInstances { get; init; }

    /// <summary>Processors of an instance.</summary>
    public required double Cores { get; init; }

    /// <summary>Instances there at the beginning.</summary>
    public int AtFirst { get; init; }

    /// <summary>How many are added at a time.</summary>
    public int Step { get; init; } = 4;

    /// <summary>Seconds between two looks at the queue that may add some.</summary>
    public double StepSeconds { get; init; } = 30;

    /// <summary>Seconds until one that is added takes messages.</summary>
    public double ColdStartSeconds { get; init; }

    /// <summary>Messages taken at a time: <c>batchSize</c>.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>So many may still run when the next are taken: <c>newBatchThreshold</c>.</summary>
    public int Threshold { get; init; } = 16;

    /// <summary>Seconds after which an empty queue is looked at again.</summary>
    public double PollSeconds { get; init; } = 2;

    /// <summary>Seconds of a request on the database or a queue beside what it waits for.</summary>
    public double RequestSeconds { get; init; } = 0.01;

    /// <summary>Messages a second of one queue.</summary>
    public double QueuePerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>Of all runs of a message the share that fails, and is repeated.</summary>
    public double Failing { get; init; }

    /// <summary>Seconds until what failed is taken again.</summary>
    public double RetrySeconds { get; init; } = 5;

    /// <summary>Of all instances the share that ends in the midst of its work.</summary>
    public double Crashing { get; init; }

    /// <summary>Seconds until the messages of such an instance are seen again.</summary>
    public double HiddenSeconds { get; init; } = 600;
}
