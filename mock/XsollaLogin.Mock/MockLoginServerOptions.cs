using System.Security.Cryptography.X509Certificates;
using XsollaLogin.Mock.Journal;

namespace XsollaLogin.Mock;

/// <summary>The options of a <see cref="MockLoginServer"/>.</summary>
public sealed class MockLoginServerOptions
{
    /// <summary>The addresses to listen on: <c>http://host:port</c> or <c>https://host:port</c> with localhost, an IP address or <c>*</c>.</summary>
    /// <value>At least one address; port 0 is any free port. Default: a free port of the loopback interface.</value>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:0"];

    /// <summary>The certificate for https addresses, with its private key.</summary>
    /// <value>Required if an address is https. Default: null.</value>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The address of the mock behind a proxy, for links in messages, the page at the end of a login and the cookie.</summary>
    /// <value>Http or https and a host, such as <c>https://login.example.test</c>. Default: null, the address that the client calls.</value>
    public Uri? PublicUrl { get; init; }

    /// <summary>
    /// Whether the headers <c>X-Forwarded-Proto</c> and <c>X-Forwarded-Host</c> of a proxy are the address of the mock in place of the address that the
    /// proxy calls. <see cref="PublicUrl"/> takes precedence.
    /// </summary>
    /// <value>Default: false, because every client can send these headers.</value>
    public bool ForwardedHeaders { get; init; }

    /// <summary>The clock of the server.</summary>
    /// <value>Default: the system clock.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>A JSON file of projects and their settings: <c>{"projects": {"my-project": {"requireAccountConfirmation": true}}}</c>.</summary>
    /// <value>The path of the file, which is watched for changes. Default: null, no file.</value>
    public string? ConfigFile { get; init; }

    /// <summary>Whether only configured projects exist; a request to another project then gets "project not found".</summary>
    /// <value>Default: false, each project is created on first use.</value>
    public bool Strict { get; init; }

    /// <summary>Whether each operation answers with its first success, or with the answer that <c>Prefer</c> names, without state and without checks.</summary>
    /// <value>Default: false, the mock plays the flows.</value>
    public bool Replay { get; init; }

    /// <summary>The time without a request after which a project is dropped with all its data.</summary>
    /// <value>Default: 12 hours.</value>
    public TimeSpan IdleProjects { get; init; } = TimeSpan.FromHours(12);

    /// <summary>
    /// A folder whose sub-folder <c>__admin/mappings</c> has static mappings of WireMock.Net and the files that they name in <c>BodyAsFile</c>.
    /// </summary>
    /// <value>The path of the folder, which is watched for changes. Default: null, no folder.</value>
    public string? RootDirectory { get; init; }

    /// <summary>The key that admin requests must send as <c>Authorization: Bearer …</c>; with it, other machines may use the admin endpoints.</summary>
    /// <value>At least <see cref="ShortestAdminKey"/> printable ASCII characters without spaces. Default: null, only this machine may use them.</value>
    public string? AdminKey { get; init; }

    /// <summary>The number of requests that the journal of each project keeps; all journals together keep 64 MiB, or 4 KiB for each of this number.</summary>
    /// <value>0 to <see cref="LargestJournal"/>; 0: no journal. Default: <see cref="DefaultJournal"/>.</value>
    public int JournalSize { get; init; } = DefaultJournal;

    /// <summary>Whether the journal shows passwords, codes and tokens.</summary>
    /// <value>Default: false, the journal masks them.</value>
    public bool ShowSecrets { get; init; }

    /// <summary>The smallest length of <see cref="AdminKey"/> in characters.</summary>
    public const int ShortestAdminKey = Http.AdminKey.Shortest;

    /// <summary>The largest <see cref="JournalSize"/>.</summary>
    public const int LargestJournal = State.JournalOptions.LargestSize;

    /// <summary>The <see cref="JournalSize"/> if no other is set.</summary>
    public const int DefaultJournal = 1000;

    /// <summary>Called for each entry of a journal, and for each message that arrives later, on the thread that adds it.</summary>
    internal Action<ServedRequest>? Served { get; set; }
}
