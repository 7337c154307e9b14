using Dtks.Domain.Deliberations;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Documents;
using Newtonsoft.Json;

namespace Dtks.Functions.Evidence;

/// <summary>Of a deliberation's document only whether it is open: a link is asked for it without a name of those present being decrypted (REG-3).</summary>
[JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
internal sealed record HeldDocument : Document
{
    /// <inheritdoc />
    public override string Type => DeliberationDocument.TypeName;

    /// <summary>Where the deliberation stands.</summary>
    public required DeliberationStatus Status { get; init; }
}
