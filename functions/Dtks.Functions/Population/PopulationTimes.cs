namespace Dtks.Functions.Population;

/// <summary>How long the population register has for an answer, and each try of it: whoever asks says how long they wait in all, and a slow first try always leaves a second.</summary>
/// <param name="Whole">All tries and the pauses between them.</param>
/// <param name="Try">One try.</param>
public readonly record struct PopulationTimes(TimeSpan Whole, TimeSpan Try)
{
    /// <summary>How often it is asked.</summary>
    public const int Tries = 2;

    /// <summary>The pause between two tries, before it is made irregular: at most twice as long then.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest that one try may take: 8 s.</summary>
    public static TimeSpan LongestTry { get; } = TimeSpan.FromSeconds(8);

    /// <summary>Of a request, how long one try of it may take; where it does not say, as of a queue's work.</summary>
    internal static HttpRequestOptionsKey<TimeSpan> OneTry { get; } = new("population-try");

    /// <summary>Of a queue's work: 20 s.</summary>
    public static PopulationTimes OfQueues { get; } = Within(TimeSpan.FromSeconds(20));

    /// <summary>Of whoever waits so long in all: what the pauses leave of that is shared evenly between the tries, of which none is longer than <see cref="LongestTry"/>, nor shorter than half its share of the whole.</summary>
    /// <param name="whole">How long they wait; more than nothing.</param>
    public static PopulationTimes Within(TimeSpan whole)
    {
        var share = (whole - ((Tries - 1) * 2 * Pause)) / Tries;
        var least = whole / (2 * Tries);
        return new PopulationTimes(whole, share < least ? least : share < LongestTry ? share : LongestTry);
    }
}
