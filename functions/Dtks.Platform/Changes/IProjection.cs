using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Changes;

/// <summary>
/// A change in another partition that is derived from a saved one. Applied at least once and in any order: an implementation takes that.
/// </summary>
public interface IProjection
{
    /// <summary>The name an outbox entry calls it by.</summary>
    string Name { get; }

    /// <summary>Applies it.</summary>
    Task ApplyAsync(JObject input, CancellationToken cancellation);
}
