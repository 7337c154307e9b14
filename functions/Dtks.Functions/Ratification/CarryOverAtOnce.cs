using Dtks.Platform.Changes;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Carries a letter of few rows over within the request that signed or reviewed it. What does not end there is left in the outbox of that
/// change, and done by its sweep.
/// </summary>
/// <param name="application">Made when it is first needed: it saves changes, and what follows from changes comes by here.</param>
public sealed class CarryOverAtOnce(Lazy<LetterApplication> application) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "letter-at-once";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation) =>
        application.Value.ApplyPageAsync(JsonText.Read<LetterMessage>(input.ToString()), number: 0, cancellation);
}
