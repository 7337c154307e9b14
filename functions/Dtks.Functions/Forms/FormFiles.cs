using Dtks.Domain.Forms;
using Dtks.Functions.Data;
using Dtks.Platform.Json;

namespace Dtks.Functions.Forms;

/// <summary>Reads the editions of forms from the files that come with the application. With one that is wrong it does not start (ADR 0029).</summary>
public static class FormFiles
{
    private static readonly Lazy<(FormEditions? Editions, IReadOnlyList<FileFault> Faults)> Own = new(() => Read(FileFault.Resources("Forms/")));

    /// <summary>What is wrong with them; nothing when all is right.</summary>
    public static IReadOnlyList<FileFault> Faults => Own.Value.Faults;

    /// <summary>The editions that come with the application.</summary>
    /// <exception cref="InvalidOperationException">A file is wrong.</exception>
    public static FormEditions Shipped() => Own.Value.Editions ?? throw new InvalidOperationException(string.Join(Environment.NewLine, Faults.Select(f => f.Line())));

    /// <summary>The editions of files, by their names and bytes.</summary>
    internal static (FormEditions? Editions, IReadOnlyList<FileFault> Faults) Read(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var (read, faults) = (new List<Form>(), new List<FileFault>());
        foreach (var (name, bytes) in files)
        {
            faults.AddRange(FileFault.Of("form", name, StrictJson.TryRead<Form>(bytes, out var form)));
            if (form is null)
            {
                continue;
            }

            faults.AddRange(FormFaults.Of(name, form));
            if (read.Exists(f => f.Id == form.Id))
            {
                faults.Add(new(FormFaultCodes.Id, name, "/id", "is another edition's too", "never change an edition: make another, of its own id"));
            }

            read.Add(form);
        }

        return (faults.Count == 0 ? new FormEditions(read) : null, faults);
    }
}
