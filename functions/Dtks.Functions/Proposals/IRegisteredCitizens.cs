using Dtks.Domain.People;

namespace Dtks.Functions.Proposals;

/// <summary>Knows whom the population register confirmed as themselves (PRO-4).</summary>
public interface IRegisteredCitizens
{
    /// <summary>Whether a citizen of a village is registered and confirmed.</summary>
    Task<bool> IsConfirmedAsync(string village, string subject, CancellationToken cancellation);

    /// <summary>The NIK that was confirmed of a citizen of a village; null where none was, and where their registration cannot be read, which is told.</summary>
    Task<Nik?> NikAsync(string village, string subject, CancellationToken cancellation);

    /// <summary>The same, for what may be shown to them or done by them only as who they are: null where none was confirmed.</summary>
    /// <exception cref="Dtks.Platform.Protection.UnreadableException">Their registration cannot be read: nobody knows who they are.</exception>
    /// <exception cref="Newtonsoft.Json.JsonException">The same.</exception>
    Task<Nik?> SureNikAsync(string village, string subject, CancellationToken cancellation);

    /// <summary>The citizens of a village, by subject, whose NIK was confirmed as one of these: who is of a family, whoever proposed it. Of those registered before it was noted, nobody.</summary>
    Task<IReadOnlyList<string>> SubjectsAsync(string village, IReadOnlyCollection<Nik> niks, CancellationToken cancellation);
}
