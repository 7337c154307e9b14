using Dtks.Domain.Citizens;
using Dtks.Domain.People;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Protection;
using Dtks.Platform.Records;

namespace Dtks.Functions.Citizens;

/// <summary>Reads citizens' registrations, and knows whom the population register confirmed as themselves (PRO-4). It saves nothing: notices ask it too, which follow from what is saved.</summary>
public sealed class RegisteredCitizens(DocumentStore store, UnreadableRecords unreadables, KeyedHash hash) : IRegisteredCitizens
{
    private const int IdDigits = 32;

    /// <summary>The id of a citizen's registration: 32 hexadecimal digits, which tell nothing of them.</summary>
    public string IdOf(string subject) => hash.Of("registration", subject)[..IdDigits];

    /// <summary>A registration, or null when there is none.</summary>
    public async Task<RegistrationDocument?> FindAsync(string village, string registration, CancellationToken cancellation) =>
        PathId.IsId(registration)
            ? await store.ReadAsync<RegistrationDocument>(Partitions.Registry(village), RegistrationDocument.IdOf(registration), cancellation)
            : null;

    /// <summary>A registration to show beside other things; of one that cannot be read, that it cannot.</summary>
    internal async Task<(RegistrationDocument? Found, bool IsUnreadable)> LookAsync(string village, string registration, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        if (await store.LookAsync<RegistrationDocument>(partition, RegistrationDocument.IdOf(registration), cancellation) is not { } looked)
        {
            return (null, false);
        }

        if (looked.TryRead(out var found, out var unreadable))
        {
            return (found, false);
        }

        unreadables.LeftOut(partition, unreadable);
        return (null, true);
    }

    /// <inheritdoc />
    public async Task<bool> IsConfirmedAsync(string village, string subject, CancellationToken cancellation) =>
        await FindAsync(village, IdOf(subject), cancellation) is { } found && (found.Status == RegistrationStatus.Confirmed || found.State.InForce is not null);

    /// <inheritdoc />
    public async Task<Nik?> NikAsync(string village, string subject, CancellationToken cancellation) => ConfirmedOf((await LookAsync(village, IdOf(subject), cancellation)).Found);

    /// <inheritdoc />
    public async Task<Nik?> SureNikAsync(string village, string subject, CancellationToken cancellation) => ConfirmedOf(await FindAsync(village, IdOf(subject), cancellation));

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> SubjectsAsync(string village, IReadOnlyCollection<Nik> niks, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(niks);
        if (niks.Count == 0)
        {
            return [];
        }

        var query = new DocumentQuery("SELECT VALUE c.state.subject FROM c WHERE c.type = 'registration' AND ARRAY_CONTAINS(@bearers, c.bearer)").With("@bearers", niks.Select(Hash).ToArray());
        return await store.TextsAsync(Partitions.Registry(village), query, cancellation).ToListAsync(cancellation);
    }

    /// <summary>The keyed hash of the NIK of a registration that is confirmed and in force; null for none.</summary>
    internal string? BearerOf(RegistrationState state) => ConfirmedOf(state) is { } nik ? Hash(nik) : null;

    private string Hash(Nik nik) => hash.Of("bearer", nik.Value)[..IdDigits];

    private static Nik? ConfirmedOf(RegistrationDocument? found) => found is null ? null : ConfirmedOf(found.State);

    private static Nik? ConfirmedOf(RegistrationState state) => state.Status == RegistrationStatus.Confirmed
        ? state.Person.Member.Nik
        : state.InForce?.Person.Member.Nik;
}
