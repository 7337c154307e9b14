using Dtks.Platform.Changes;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Claims;

/// <summary>Brings the claims after a proposal that ended: given up, or kept for good with the household it became.</summary>
public sealed class ClaimProjection(ClaimRepository repository) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "claims";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var change = JsonText.Read<ClaimChange>(input.ToString());
        return change.Household is not null
            ? repository.TellRegisteredAsync(change.Claims, change.Proposal, cancellation)
            : repository.ReleaseAsync(change.Claims, change.Proposal, change.Round, cancellation);
    }
}
