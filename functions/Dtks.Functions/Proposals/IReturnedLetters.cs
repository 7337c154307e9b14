using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>Tells what became of letters that came back (RAT-5); kept by whoever keeps letters.</summary>
public interface IReturnedLetters
{
    /// <summary>Whether a letter went to the Ministry again since an instant: what waits still since then is not under it any more. Nothing of a person is read.</summary>
    /// <param name="village">The village of the proposal.</param>
    /// <param name="letter">The letter that it was under.</param>
    /// <param name="since">When the proposal came back with it.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<bool> WentWithoutAsync(string village, string letter, Instant since, CancellationToken cancellation);
}
