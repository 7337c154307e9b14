using System.CommandLine;
using System.Globalization;
using Dtks.LocalHost.Clock;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Dtks.Platform.Settings;

namespace Dtks.LocalHost.CommandLine;

/// <summary>The command line: serve, which is the default, and whatever else this build can do.</summary>
internal static class HostCommandLine
{
    private const int WrongUsage = 2;

    /// <summary>The exit code of a command that looks something over, where that could not be read: 1 says that it was found wrong.</summary>
    internal const int CouldNotRead = 3;

    private const string ProgramName = "dtks-local-host";

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Loopback addresses to serve on, parted by ';'; port 0 picks a free one. / Alamat loopback yang dilayani, dipisah ';'; port 0 memilih port bebas.",
        HelpName = "URLS",
        DefaultValueFactory = _ => LocalHostOptions.DefaultUrls,
        Recursive = true,
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Directory for the data, for this host alone (default .local/). / Direktori data, hanya untuk host ini (bawaan .local/).",
        HelpName = "DIR",
        Recursive = true,
    };

    private static readonly Option<string?> Storage = new("--storage")
    {
        Description = "Use this storage account instead of starting Azurite. / Pakai akun penyimpanan ini, tanpa menjalankan Azurite.",
        HelpName = "CONNECTION",
        Recursive = true,
    };

    private static readonly Option<string?> Cosmos = new("--cosmos")
    {
        Description = "Use this Cosmos DB endpoint instead of starting LocalCosmos; its key: environment variable Cosmos__Key. / "
            + "Pakai titik akhir Cosmos DB ini, tanpa menjalankan LocalCosmos; kuncinya: variabel lingkungan Cosmos__Key.",
        HelpName = "ENDPOINT",
        Recursive = true,
    };

    private static readonly Option<string?> Clock = new("--clock")
    {
        Description = "Set the clock to this instant, such as 2026-12-01T00:00:00Z. / Setel jam ke saat ini, misalnya 2026-12-01T00:00:00Z.",
        HelpName = "INSTANT",
        Recursive = true,
    };

    private static readonly Option<string?> Pace = new("--queue-pace")
    {
        Description = "When an empty queue is looked at again: 'instant' (the default), or as the Functions host does, 'host', up to maxPollingInterval of host.json. / "
            + "Kapan antrean kosong dilihat lagi: 'instant' (bawaan), atau seperti host Functions, 'host', hingga maxPollingInterval di host.json.",
        HelpName = "instant|host",
        Recursive = true,
    };

    private static readonly Option<string?> Lease = new("--message-lease")
    {
        Description = "How many seconds after a kill a message that was being worked is back, 1 to 600 (default: 20). / "
            + "Berapa detik setelah proses dimatikan paksa pesan yang sedang dikerjakan kembali, 1 sampai 600 (bawaan: 20).",
        HelpName = "SECONDS",
        Recursive = true,
    };

    private static readonly Option<string?> AzuriteWait = new("--azurite-wait")
    {
        Description = "How many seconds Azurite may take to start, 1 to 600 (default: 30). / Berapa detik Azurite boleh memulai, 1 sampai 600 (bawaan: 30).",
        HelpName = "SECONDS",
        Recursive = true,
    };

    /// <summary>Runs the program.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="error">Where the one line about what is wrong goes.</param>
    /// <returns>The exit code: 0 when done, 1 when it could not run or go on, or found something wrong, 2 for wrong usage, 3 where what is to be looked over could not be read.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Root(output, error).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{ProgramName}: {parsed.Errors[0].Message} Try --help. / Coba --help.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UsageException e)
        {
            await error.WriteLineAsync($"{ProgramName}: {e.Message}");
            return WrongUsage;
        }
        catch (StartupException e)
        {
            foreach (var line in e.Message.Split('\n'))
                await error.WriteLineAsync($"{ProgramName}: {line}");
            return e.ExitCode;
        }
    }

    private static RootCommand Root(TextWriter output, TextWriter error)
    {
        var root = new RootCommand(
            "Serves the DTKS functions on this machine, with storage and database of its own, until Ctrl+C. / "
            + "Menjalankan fungsi DTKS di mesin ini, dengan penyimpanan dan basis data sendiri, sampai Ctrl+C.");
        foreach (var option in new Option[] { Urls, Data, Storage, Cosmos, Clock, Pace, Lease, AzuriteWait })
            root.Options.Add(option);
        root.SetAction((parsed, _) => ServeCommand.RunAsync(Options(parsed), output, error));
        var demo = new Command(
            "demo",
            "Plays the whole story through the HTTP API on data of its own, and ends. / Memainkan seluruh alur lewat API HTTP dengan data sendiri, lalu selesai.");
        demo.SetAction((parsed, _) => DemoCommand.RunAsync(Options(parsed), IsGiven(parsed, Urls), IsGiven(parsed, Data), error));
        root.Subcommands.Add(demo);
        var provision = new Command(
            "provision",
            "Makes what an empty account lacks (database, containers with their indexes, queues, blob containers) at --cosmos and --storage, and ends. / "
            + "Membuat yang belum ada di akun kosong (basis data, kontainer dengan indeksnya, antrean, kontainer blob) di --cosmos dan --storage, lalu selesai.");
        provision.SetAction((parsed, cancellation) => ProvisionCommand.RunAsync(Options(parsed), output, cancellation));
        root.Subcommands.Add(provision);
        root.Subcommands.Add(VerifyCommands.Audit(output, error));
        root.Subcommands.Add(VerifyCommands.Progress(output, error));
        return root;
    }

    /// <summary>The options that the arguments say.</summary>
    /// <exception cref="UsageException">One has no such value.</exception>
    internal static LocalHostOptions Options(ParseResult parsed)
    {
        var clock = parsed.GetValue(Clock);
        var instant = ClockText.ParseInstant(clock);
        if (clock is not null && instant is null)
            throw new UsageException(
                $"--clock '{clock}' is no instant from 2000 to 2199; write one such as 2026-12-01T00:00:00Z. / --clock '{clock}' bukan saat dari 2000 sampai 2199; tulis misalnya 2026-12-01T00:00:00Z.");
        var data = parsed.GetValue(Data);
        if (data is not null && string.IsNullOrWhiteSpace(data))
            throw new UsageException($"--data '{data}' names no directory; write one such as .local, or leave it out. / --data '{data}' bukan direktori; tulis misalnya .local, atau hilangkan.");
        var urls = parsed.GetValue(Urls)!;
        Check(() => LoopbackUrl.ParseList(urls));
        return new LocalHostOptions
        {
            Urls = urls,
            DataDirectory = data ?? ".local",
            StorageConnection = Connection(parsed.GetValue(Storage)),
            CosmosEndpoint = Endpoint(parsed.GetValue(Cosmos)),
            Clock = instant,
            QueuePace = PaceOf(parsed.GetValue(Pace)),
            MessageLease = SecondsOf("--message-lease", parsed.GetValue(Lease), new LocalHostOptions().MessageLease),
            AzuriteWait = SecondsOf("--azurite-wait", parsed.GetValue(AzuriteWait), new LocalHostOptions().AzuriteWait),
        };
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    // The text may hold a key: it is not told again.
    private static string? Connection(string? text)
    {
        if (text is null || !new StorageOptions { ConnectionString = text }.Faults().Any())
            return text;
        throw new UsageException(
            "--storage holds no connection string; give the account's own, or leave it out and Azurite is started. / "
            + "--storage bukan connection string; berikan milik akunnya, atau hilangkan dan Azurite dijalankan.");
    }

    private static string? Endpoint(string? text)
    {
        if (text is null || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            return text;
        throw new UsageException($"--cosmos '{text}' is no endpoint; write one such as https://localhost:8081. / --cosmos '{text}' bukan titik akhir; tulis misalnya https://localhost:8081.");
    }

    private static QueuePace PaceOf(string? text) => text switch
    {
        null or "instant" => QueuePace.Instant,
        "host" => QueuePace.Host,
        _ => throw new UsageException($"--queue-pace '{text}' is none that there is; write instant or host. / --queue-pace '{text}' tidak ada; tulis instant atau host."),
    };

    private static TimeSpan SecondsOf(string option, string? text, TimeSpan otherwise) =>
        text is null ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 600 ? TimeSpan.FromSeconds(seconds)
        : throw new UsageException(
            $"{option} '{text}' is no number of seconds from 1 to 600; write one such as 20, or leave it out. / {option} '{text}' bukan jumlah detik dari 1 sampai 600; tulis misalnya 20, atau hilangkan.");

    private static void Check(Action check)
    {
        try
        {
            check();
        }
        catch (StartupException e)
        {
            throw new UsageException($"{e.Message} / --urls keliru: tulis alamat loopback, misalnya http://127.0.0.1:7071.");
        }
    }
}
