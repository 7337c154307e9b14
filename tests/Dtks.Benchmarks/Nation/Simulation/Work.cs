namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>What is done for a village in one phase of a month.</summary>
/// <param name="Name">The phase.</param>
internal sealed record Work(string Name)
{
    /// <summary>Processor seconds of a village.</summary>
    public required double Processor { get; init; }

    /// <summary>Processor seconds of a household more.</summary>
    public double ProcessorHousehold { get; init; }

    /// <summary>Request units of the village's reads.</summary>
    public required double Reads { get; init; }

    /// <summary>Of a household more.</summary>
    public double ReadsHousehold { get; init; }

    /// <summary>Request units of the village's writes.</summary>
    public required double Writes { get; init; }

    /// <summary>Of a household more.</summary>
    public double WritesHousehold { get; init; }

    /// <summary>Households that one batch takes.</summary>
    public int HouseholdsInBatch { get; init; } = int.MaxValue;

    /// <summary>Request units of the village's progress in its month, which is one partition.</summary>
    public double Progress { get; init; }

    /// <summary>Request units in its regency's partition of <c>ratifications</c>.</summary>
    public double Regency { get; init; }

    /// <summary>Villages of a message that are worked at the same time.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>Processor seconds of a regency's message.</summary>
    public double ProcessorRegency { get; init; } = 0.05;

    /// <summary>Request units of a regency's message, in each of <c>cycles</c> and <c>ratifications</c>.</summary>
    public double UnitsRegency { get; init; } = 15;
}
