namespace Dtks.Benchmarks;

/// <summary>The benchmarks there are.</summary>
internal static class Verbs
{
    /// <summary>All of them, by verb.</summary>
    public static IReadOnlyList<IBenchmark> All(TextWriter output) =>
    [
        .. typeof(Verbs).Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(IBenchmark)) && t is { IsAbstract: false, IsInterface: false })
            .Select(t => (IBenchmark)Activator.CreateInstance(t, output)!)
            .OrderBy(b => b.Verb, StringComparer.Ordinal),
    ];

    /// <summary>A line for each.</summary>
    public static IEnumerable<string> Lines(IEnumerable<IBenchmark> all) => all.Select(b => $"  {b.Verb}{(b.Usage.StartsWith(':') ? string.Empty : " ")}{b.Usage}");
}
