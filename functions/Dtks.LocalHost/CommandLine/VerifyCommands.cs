using System.CommandLine;

namespace Dtks.LocalHost.CommandLine;

/// <summary>The commands that hold what an account keeps against what it was made from.</summary>
internal static class VerifyCommands
{
    /// <summary>Holds audit trails against their seals.</summary>
    public static Command Audit(TextWriter output, TextWriter error)
    {
        var place = new Argument<string>("PLACE")
        {
            Description = "An area's code (a regency's stands for its letters and its villages), ID, or a month such as 2026-11. / "
                + "Kode wilayah (kode kabupaten mencakup surat-surat dan desa-desanya), ID, atau bulan seperti 2026-11.",
        };
        var from = new Option<string?>("--from")
        {
            Description = "Begin with the seals of this UTC hour, such as 2026-11-26T08 (default: the first). / Mulai dari segel jam UTC ini, misalnya 2026-11-26T08 (bawaan: yang pertama).",
            HelpName = "HOUR",
        };
        var verify = new Command(
            "verify-audit",
            "Holds the audit trails of a place against their seals at --cosmos and --storage, and ends: 0 when intact, 1 with the first break, 3 where it could not be read. / "
            + "Memeriksa jejak audit suatu tempat terhadap segelnya di --cosmos dan --storage, lalu selesai: 0 bila utuh, 1 dengan kerusakan pertama, 3 bila tidak dapat dibaca.");
        verify.Arguments.Add(place);
        verify.Options.Add(from);
        verify.SetAction((parsed, cancellation) => VerifyAuditCommand.RunAsync(HostCommandLine.Options(parsed), parsed.GetValue(place)!, parsed.GetValue(from), output, error, cancellation));
        return verify;
    }

    /// <summary>Recounts a month.</summary>
    public static Command Progress(TextWriter output, TextWriter error)
    {
        var period = new Argument<string>("MONTH") { Description = "A month that was opened, such as 2026-11. / Bulan yang sudah dibuka, misalnya 2026-11." };
        var repair = new Option<bool>("--repair")
        {
            Description = "Set right what differs, also while work goes on. / Perbaiki yang berbeda, juga selagi pekerjaan berjalan.",
        };
        var verify = new Command(
            "verify-progress",
            "Recounts a month's progress from its sheets at --cosmos and --storage, and ends: 0 when equal, 1 with the first differences, 3 where it could not be read. / "
            + "Menghitung ulang kemajuan bulan dari lembar-lembarnya di --cosmos dan --storage, lalu selesai: 0 bila sama, 1 dengan perbedaan pertama, 3 bila tidak dapat dibaca.");
        verify.Arguments.Add(period);
        verify.Options.Add(repair);
        verify.SetAction((parsed, cancellation) =>
            VerifyProgressCommand.RunAsync(HostCommandLine.Options(parsed), parsed.GetValue(period)!, parsed.GetValue(repair), output, error, cancellation));
        return verify;
    }
}
