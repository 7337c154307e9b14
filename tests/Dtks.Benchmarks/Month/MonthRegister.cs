using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Benchmarks.Month;

/// <summary>
/// A register of evidently synthetic families in villages as they are, written straight into the store: each of husband, wife and a child, with PKH and BPNT on the wife and PBI-JKN for each, so five
/// lines a household. In emptied villages all of it was stopped.
/// </summary>
internal sealed class MonthRegister(DocumentStore store, string policy)
{
    /// <summary>Lines of a household.</summary>
    public const int LinesEach = 5;

    private const int InBatch = 100;
    private const int AtOnce = 8;

    private static readonly Instant Enrolled = Instant.FromUtc(2026, 11, 10, 3, 0);
    private static readonly CyclePeriod Since = CyclePeriod.Parse("2026-11");

    /// <summary>Real villages, regency by regency: so many.</summary>
    public static IReadOnlyList<string> Villages(int count)
    {
        var areas = new AreaDirectory();
        return [.. areas.Regencies().SkipWhile(r => r[..2] != "33").SelectMany(regency => areas.Children(regency)).SelectMany(district => areas.Children(district.Code)).Select(village => village.Code).Take(count)];
    }

    /// <summary>Writes them.</summary>
    /// <param name="villages">The villages.</param>
    /// <param name="households">Households in each.</param>
    /// <param name="emptied">How many of the villages, the last ones, receive nothing any more.</param>
    public async Task WriteAsync(IReadOnlyList<string> villages, int households, int emptied)
    {
        foreach (var regency in villages.Select(v => v[..4]).Distinct())
        {
            await ListAsync(AreaDirectory.Nation, regency);
        }

        await Parallel.ForEachAsync(villages.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (village, stop) =>
        {
            await ListAsync(village.Item[..4], village.Item);
            foreach (var some in Enumerable.Range(0, households).Chunk(InBatch))
            {
                var batch = new DocumentBatch(Partitions.Registry(village.Item));
                foreach (var number in some)
                {
                    batch.Create(Household(village.Item, (village.Index * households) + number, isEmptied: village.Index >= villages.Count - emptied));
                }

                await store.CommitAsync(batch, stop);
            }
        });
    }

    private Task ListAsync(string under, string area)
    {
        var listed = new RecipientVillageDocument { Id = RecipientVillageDocument.IdOf(area), Regency = under, Village = area, Since = Enrolled.ToDateTimeOffset() };
        return store.TryCreateAsync(Partitions.Ratifications(under), listed, CancellationToken.None);
    }

    private HouseholdDocument Household(string village, int number, bool isEmptied)
    {
        var id = number.ToString("x32", CultureInfo.InvariantCulture);
        HouseholdMember[] members =
        [
            new("01", Person(village, number, 1, "CONTOH SUAMI", Sex.Male, Relationship.Head, MaritalStatus.Married, 1980)),
            new("02", Person(village, number, 2, "CONTOH ISTRI", Sex.Female, Relationship.Wife, MaritalStatus.Married, 1983)),
            new("03", Person(village, number, 3, "CONTOH ANAK", Sex.Male, Relationship.Child, MaritalStatus.Unmarried, 2015)),
        ];
        Entitlement[] granted =
        [
            new(Programme.Pkh, "02", Since) { At = Enrolled },
            new(Programme.Bpnt, "02", Since) { At = Enrolled },
            .. members.Select(m => new Entitlement(Programme.PbiJkn, m.Id, Since) { At = Enrolled }),
        ];
        var state = new HouseholdState
        {
            Id = id,
            Village = AreaCode.Parse(village),
            FamilyCardNumber = FamilyCardNumber.Parse(string.Create(CultureInfo.InvariantCulture, $"33069{number:00000000000}")),
            Address = new Address($"Dusun Contoh {number % 30}", "001", "002"),
            Members = members,
            ProposalIds = [id],
            Entitlements = isEmptied ? [.. granted.Select(e => e with { Status = EntitlementStatus.Stopped, StoppedFrom = Since.Next, Ground = 11 })] : granted,
            History = [new EventMeta(Enrolled, Role.MinistryOfficer, "m", HouseholdEventCodes.Enrolled, "RAT-3", policy)],
        };
        return new HouseholdDocument { Id = HouseholdDocument.IdOf(id), Village = village, State = state };
    }

    private static Member Person(string village, int number, int member, string name, Sex sex, Relationship relationship, MaritalStatus status, int year) => new(
        Nik.Parse(string.Create(CultureInfo.InvariantCulture, $"{village[..4]}{member}{number:00000000000}")), name, "Kota Contoh", new LocalDate(year, 1 + (number % 12), 1 + (number % 28)), sex, "IBU CONTOH", relationship, status);
}
