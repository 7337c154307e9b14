namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>What came of a phase.</summary>
/// <param name="Name">The phase.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Regencies">The function of the regencies' messages.</param>
/// <param name="Villages">The function of the villages'.</param>
/// <param name="Containers">The database.</param>
internal sealed record Outcome(string Name, double Seconds, Fleet Regencies, Fleet Villages, Containers Containers)
{
    /// <summary>Both functions.</summary>
    public IReadOnlyList<Fleet> Fleets => [Regencies, Villages];

    /// <summary>The largest use of request units in a second, of all containers, each in its own.</summary>
    public double PeakUnits => Containers.All.Sum(c => c.Peak());
}
