using Dtks.Platform.Settings;

namespace Dtks.Platform.Http;

/// <summary>How long a request may take. Section <c>Requests</c>.</summary>
public sealed class RequestOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Requests";

    /// <summary>The longest that is taken: 25 s. Clients and what stands between give up soon after.</summary>
    public const int MostSeconds = 25;

    /// <summary>Seconds after which a request that still waits for something is answered 503, 1 to 22.</summary>
    public int BudgetSeconds { get; set; } = 20;

    /// <summary>The same as a span.</summary>
    internal TimeSpan Budget => TimeSpan.FromSeconds(BudgetSeconds);

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => BudgetSeconds >= 1 && Budget + RequestBudget.Grace <= TimeSpan.FromSeconds(MostSeconds)
        ? []
        : [SettingFault.Of($"{Section}:{nameof(BudgetSeconds)}", "is out of range", "set it to a whole number of seconds from 1 to 22, or leave it out for 20")];
}
