using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Json;

namespace Dtks.Functions.ServiceDesk.Programmes;

/// <summary>Reads the programmes that come with the application (ADR 0029).</summary>
public static class HelpProgrammeFiles
{
    private static readonly Lazy<(IReadOnlyList<HelpProgramme> Programmes, IReadOnlyList<string> Faults)> Own = new(() => Read(FileFault.Resources("HelpProgrammes/")));

    /// <summary>What is wrong with their files, a line each; nothing when all is right.</summary>
    public static IReadOnlyList<string> Faults => Own.Value.Faults;

    /// <summary>Every version of every programme, by code and day.</summary>
    /// <exception cref="InvalidOperationException">A file is wrong.</exception>
    public static IReadOnlyList<HelpProgramme> Shipped => Faults.Count == 0 ? Own.Value.Programmes : throw new InvalidOperationException(string.Join(Environment.NewLine, Faults));

    /// <summary>The programmes of files, by their names and bytes.</summary>
    internal static (IReadOnlyList<HelpProgramme> Programmes, IReadOnlyList<string> Faults) Read(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var (read, faults) = (new List<HelpProgramme>(), new List<string>());
        foreach (var (name, bytes) in files)
        {
            faults.AddRange(FileFault.Of("programme", name, StrictJson.TryRead<HelpProgrammeFile>(bytes, out var file)).Select(f => f.Line()));
            var programmes = (file?.Programmes ?? []).Select(entry => entry.From(file!.From)).ToList();
            faults.AddRange(programmes.Where(p => !IsWhole(p)).Select(p => $"programme.file: {name} has {p.Code} without criteria or givers, or with a code twice; look it up and add them."));
            read.AddRange(programmes);
        }

        return ([.. read.OrderBy(p => p.Code, StringComparer.Ordinal).ThenBy(p => p.EffectiveFrom)], faults);
    }

    private static bool IsWhole(HelpProgramme programme) =>
        HelpProgrammeReader.IsCode(programme.Code) && programme.Name.Length > 0 && programme.Givers.Count > 0 && programme.Criteria.Count > 0
        && programme.Criteria.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count() == programme.Criteria.Count;
}
