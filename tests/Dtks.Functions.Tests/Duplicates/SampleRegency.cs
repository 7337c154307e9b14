using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Duplicates;
using Dtks.Functions.Registry;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using NodaTime;

namespace Dtks.Functions.Tests.Duplicates;

/// <summary>Evidently synthetic households in a small regency, and its scans.</summary>
internal static class SampleRegency
{
    private static readonly AreaDirectory Areas = new();

    private static int _people;

    /// <summary>A village of a regency, by its place in the list.</summary>
    public static string VillageOf(string regency, int place) => Areas.Children(regency).SelectMany(d => Areas.Children(d.Code)).ElementAt(place).Code;

    /// <summary>A person with a NIK of their own.</summary>
    public static Member Person(string name = "Siti Contohsatu", LocalDate? born = null, string mother = "Ibu Contohdua") => new(
        Nik.Parse(string.Create(CultureInfo.InvariantCulture, $"31010101018{Interlocked.Increment(ref _people):00000}")),
        name, "Kota Contoh", born ?? new LocalDate(1980, 3, 12), Sex.Female, mother, Relationship.Head, MaritalStatus.Married);

    /// <summary>A household of the register.</summary>
    public static async Task<HouseholdDocument> EnrolAsync(this ClaimsStand stand, string village, params Member[] people)
    {
        var id = Guid.NewGuid().ToString("N");
        var state = new HouseholdState
        {
            Id = id,
            Village = AreaCode.Parse(village),
            FamilyCardNumber = FamilyCardNumber.Parse("3101010101800001"),
            Address = new Address("Dusun Krajan 12", "001", "002"),
            Members = [.. people.Select((p, i) => new HouseholdMember($"{i + 1:00}", p))],
            ProposalIds = [id],
            History = [new EventMeta(Instant.FromUtc(2026, 11, 1, 0, 0), Role.MinistryOfficer, "m", HouseholdEventCodes.Enrolled, "RAT-3", "2024-05-08/1")],
        };
        var document = new HouseholdDocument { Id = HouseholdDocument.IdOf(id), Village = village, State = state };
        await stand.KeepAsync(Partitions.Registry(village), document);
        return document;
    }

    /// <summary>Begins a scan.</summary>
    public static async Task<ScanMessage> BeginAsync(this ClaimsStand stand, string regency)
    {
        var (scan, change) = await stand.BeginningAsync(regency);
        await stand.Of<ChangeCommit>().SaveAsync(change, CancellationToken.None);
        return scan;
    }

    /// <summary>A scan that is about to begin, and the change by which it does.</summary>
    public static async Task<(ScanMessage Scan, ChangeSet Change)> BeginningAsync(this ClaimsStand stand, string regency)
    {
        var id = Guid.NewGuid().ToString("N");
        var by = new Actor("regency-officer-1", Role.RegencyOfficer, AreaCode.Parse(regency));
        return (new ScanMessage(regency, id, 0), (await stand.Of<ScanStart>().BeginAsync(id, AreaCode.Parse(regency), by, CancellationToken.None)).Change);
    }

    /// <summary>Works a scan to its end, each message as often as asked.</summary>
    public static async Task<ScanDocument> WorkAsync(this ClaimsStand stand, ScanMessage scan, int times = 1)
    {
        for (var worked = 0; worked < 200; worked++)
        {
            var found = await stand.ScanAsync(scan);
            if (!found.State.IsUnderWay())
            {
                return found;
            }

            var message = scan with { Step = found.State.Step };
            Assert.Contains(message, stand.SentTo(ScanDuplicates.Queue).Select(JsonText.Read<ScanMessage>));
            for (var time = 0; time < times; time++)
            {
                await stand.Of<ScanWork>().GoOnAsync(message, CancellationToken.None);
            }
        }

        throw new InvalidOperationException("It does not come to an end.");
    }

    /// <summary>A scan as it stands.</summary>
    public static async Task<ScanDocument> ScanAsync(this ClaimsStand stand, ScanMessage scan) => (await stand.Of<ScanRepository>().FindAsync(scan.Regency, scan.Scan, CancellationToken.None))!;

    /// <summary>The pairs of a regency.</summary>
    public static async Task<IReadOnlyList<DuplicateDocument>> PairsAsync(this ClaimsStand stand, string regency)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'duplicate'");
        return [.. (await stand.Of<DocumentStore>().FirstAsync<DuplicateDocument>(Partitions.Ratifications(regency), query, 1000, CancellationToken.None)).ReadOr(bad => throw bad.Failure)];
    }
}
