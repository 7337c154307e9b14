using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>Keeps the persons of a regency's poverty database and what each village's data are of, by keyed hashes (SVC-3).</summary>
public sealed class PovertyRecords(DocumentStore store, KeyedHash hash, UnreadableRecords unreadables, TimeProvider clock)
{
    /// <summary>The id of a person of a village: of a NIK the same in all villages of the regency; without one, of what the village knows of them.</summary>
    public string IdOf(string village, PovertyPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Nik is { } nik ? IdOf(nik) : Id(hash.Of("povertyPerson", $"{village}\n{person.Card?.Value}\n{TextFolding.Fold(person.Name)}\n{Day(person.BirthDate)}"));
    }

    /// <summary>The id of whoever has a NIK.</summary>
    public string IdOf(Nik nik)
    {
        ArgumentNullException.ThrowIfNull(nik);
        return Id(hash.OfNik(nik.Value));
    }

    /// <summary>The person under an id; null for none.</summary>
    public Task<PovertyPersonDocument?> FindAsync(string regency, string id, CancellationToken cancellation) => store.ReadAsync<PovertyPersonDocument>(Partitions.ServiceDesk(regency), id, cancellation);

    /// <summary>The persons under some ids that can be read, and which cannot be.</summary>
    public async Task<(IReadOnlyDictionary<string, PovertyPersonDocument> Read, IReadOnlySet<string> Unreadable)> FindAsync(string regency, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
        {
            return (new Dictionary<string, PovertyPersonDocument>(), new HashSet<string>());
        }

        var partition = Partitions.ServiceDesk(regency);
        var (read, bad) = await unreadables.ApartAsync(partition, store.AllAsync<PovertyPersonDocument>(partition, DocumentQuery.OfIds("*", ids), cancellation), string.Empty, cancellation);
        return (read.ToDictionary(p => p.Id, StringComparer.Ordinal), bad.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Persons of a family card, or with a name that may be the same and the same birth date: so many at most.</summary>
    public async Task<IReadOnlyList<PovertyPersonDocument>> LikelyAsync(string regency, FamilyCardNumber card, (string Name, LocalDate? BirthDate) who, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(card);
        var (first, last) = KeysOf(who.Name, who.BirthDate);
        var like = first is null ? string.Empty : " OR c.firstKey IN (@first, @last) OR c.lastKey IN (@first, @last)";
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.familyKey = @family{like}").With("@family", FamilyKey(card)!);
        query = first is null ? query : query.With("@first", first).With("@last", last!);
        var found = new List<PovertyPersonDocument>();
        foreach (var listed in await store.FirstAsync<PovertyPersonDocument>(Partitions.ServiceDesk(regency), query, most, cancellation))
        {
            if (listed.TryRead(out var read, out var unreadable))
            {
                found.Add(read);
            }
            else
            {
                unreadables.LeftOut(Partitions.ServiceDesk(regency), unreadable);
            }
        }

        return found;
    }

    /// <summary>Persons of a village that no data of a day or later name: so many at most.</summary>
    public Task<IReadOnlyList<Listed<PovertyPersonDocument>>> PastAsync(string village, string edition, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = '{PovertyPersonDocument.TypeName}' AND c.village = @village AND c.edition < @edition").With("@village", village).With("@edition", edition);
        return store.FirstAsync<PovertyPersonDocument>(Partitions.ServiceDesk(village[..4]), query, most, cancellation);
    }

    /// <summary>Takes a person away as they were read; nothing where they changed since.</summary>
    public Task ForgetAsync(PovertyPersonDocument person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        return store.TryDeleteAsync(Partitions.ServiceDesk(person.Regency), person.Id, person.ETag, cancellation);
    }

    /// <summary>A person, as they are entered.</summary>
    /// <param name="village">The village.</param>
    /// <param name="person">The person.</param>
    /// <param name="asOf">The day that it is of.</param>
    /// <param name="source">What it is from.</param>
    public PovertyPersonDocument New(AreaCode village, PovertyPerson person, LocalDate asOf, string source)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(person);
        var (first, last) = KeysOf(person.Name, person.BirthDate);
        return new PovertyPersonDocument
        {
            Id = IdOf(village.Value, person),
            Regency = village.Regency!.Value,
            Village = village.Value,
            Edition = PovertyDays.Edition(asOf),
            AsOf = PovertyDays.Edition(asOf),
            Source = source,
            FamilyKey = FamilyKey(person.Card),
            FirstKey = first,
            LastKey = last,
            Person = person,
        };
    }

    /// <summary>What a village's data are of; a new document where it has none yet.</summary>
    public async Task<PovertyVillageDocument> VillageAsync(string village, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        return await store.ReadAsync<PovertyVillageDocument>(Partitions.ServiceDesk(village[..4]), PovertyVillageDocument.IdOf(village), cancellation)
            ?? new PovertyVillageDocument { Id = PovertyVillageDocument.IdOf(village), Regency = village[..4], Village = village, CreatedOn = clock.GetUtcNow(), State = new PovertyVillage(null, null) };
    }

    private static string Id(string hashed) => $"{PovertyPersonDocument.TypeName}-{hashed}";

    private static string Day(LocalDate? day) => day is { } known ? PovertyDays.Edition(known) : string.Empty;

    private string? FamilyKey(FamilyCardNumber? card) => card is null ? null : hash.OfFamilyCard(card.Value);

    private (string? First, string? Last) KeysOf(string name, LocalDate? birth)
    {
        var (first, last) = PovertyNames.EndsOf(name);
        return birth is null || first.Length == 0 ? (null, null) : (Key(first), Key(last));

        string Key(string word) => hash.Of("povertyName", $"{Day(birth)}\n{word}");
    }
}
