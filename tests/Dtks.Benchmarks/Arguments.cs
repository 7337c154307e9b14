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

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new UsageException();
}
