using System.Globalization;

namespace Dtks.Benchmarks;

/// <summary>Reads what follows a verb.</summary>
internal static class Arguments
{
    /// <summary>The whole number at a place, or what it is by itself.</summary>
    /// <exception cref="UsageException">There is no number, or more follows than may.</exception>
    public static int NumberOr(this IReadOnlyList<string> args, int byItself, int at = 0, int most = 1) =>
        args.Count > most ? throw new UsageException() : args.Count > at ? Number(args[at]) : byItself;

    /// <summary>All of them as whole numbers.</summary>
    /// <exception cref="UsageException">One is none.</exception>
    public static int[] Numbers(this IReadOnlyList<string> args) => [.. args.Select(Number)];

    /// <summary>Sees that nothing follows.</summary>
    /// <exception cref="UsageException">Something does.</exception>
    public static void None(this IReadOnlyList<string> args)
    {
        if (args.Count > 0)
        {
            throw new UsageException();
        }
    }

    /// <summary>The whole numbers that follow names such as <c>--villages</c>, in any order; what is not given is what it is by itself.</summary>
    /// <param name="args">What follows the verb.</param>
    /// <param name="options">Each name with its number by itself.</param>
    /// <exception cref="UsageException">A name is none of those, stands twice, or no number follows it.</exception>
    public static IReadOnlyDictionary<string, int> Options(this IReadOnlyList<string> args, params IEnumerable<(string Name, int ByItself)> options)
    {
        var given = options.ToDictionary(o => o.Name, o => o.ByItself, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i += 2)
        {
            if (!given.ContainsKey(args[i]) || !seen.Add(args[i]) || i + 1 == args.Count)
            {
                throw new UsageException();
            }

            given[args[i]] = Number(args[i + 1]);
        }

        return given;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new UsageException();
}
