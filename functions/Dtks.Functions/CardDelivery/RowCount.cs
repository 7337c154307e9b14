using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Platform.Problems;

namespace Dtks.Functions.CardDelivery;

/// <summary>Holds a bulk to how many rows it may have.</summary>
internal static class RowCount
{
    /// <exception cref="ProblemException">400 where it has none, or more.</exception>
    public static void Require(int count, int most)
    {
        if (count is 0 || count > most)
        {
            var args = new Dictionary<string, string> { ["min"] = "1", ["max"] = Text(most), ["count"] = Text(count) };
            throw new ProblemException(new Problem(400, InputViolations.ListSize, Args: args));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
