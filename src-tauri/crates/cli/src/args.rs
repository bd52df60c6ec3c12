//! The command line as promised to users' scripts: names may be added, not changed.

mod people;
mod task;

pub use people::{KeyWhat, PersonWhat, RoleName};
pub use task::{Step, TaskWhat, Told};

use chrono::NaiveDate;
use crate::{args_meeting::MeetingWhat, args_report::ReportWhat};
pub use crate::tracking_args::{CampaignWhat, QuotaSpan, QuotaWhat, RegimeWhat, RhythmWord, Span};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Đôn Đốc: từ văn bản chỉ đạo đến nhiệm vụ, đến văn bản đúng thể thức.
#[derive(Debug, Parser)]
#[command(name = "dondoc", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Tệp sổ; mặc định nằm trong thư mục dữ liệu của người dùng.
    #[arg(long, global = true, value_name = "TỆP")]
    pub store: Option<PathBuf>,
    /// Coi ngày này là hôm nay.
    #[arg(long, global = true, value_name = "NĂM-THÁNG-NGÀY")]
    pub as_of: Option<NaiveDate>,
    /// Tệp có mật khẩu ở dòng đầu; không có thì lấy biến DONDOC_PASSPHRASE.
    #[arg(long, global = true, value_name = "TỆP")]
    pub passphrase_file: Option<PathBuf>,
    /// Người dùng; không có thì lấy biến DONDOC_USER, rồi người có mật khẩu đã nhập.
    #[arg(long, global = true, value_name = "TÊN")]
    pub user: Option<String>,
    /// In kết quả dạng JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// Lệnh.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Đọc văn bản chỉ đạo (.docx, .pdf, .rtf, .odt, .txt) hoặc cả thư mục.
    Read(Read),
    /// Soát lỗi thể thức, chính tả, viện dẫn của một văn bản JSON.
    Lint {
        /// Tệp văn bản JSON; "-" đọc từ đầu vào chuẩn.
        file: PathBuf,
        /// Sửa những lỗi chắc chắn và in văn bản đã sửa.
        #[arg(long, value_parser = ["safe"])]
        fix: Option<String>,
    },
    /// Xuất PDF từ văn bản JSON.
    Pdf {
        /// Tệp văn bản JSON; "-" đọc từ đầu vào chuẩn.
        file: PathBuf,
        /// Tệp PDF; "-" in ra đầu ra chuẩn.
        #[arg(short, long)]
        out: PathBuf,
        /// Thêm ô trống cho chữ ký số.
        #[arg(long)]
        signature_field: bool,
        /// Luôn dùng phông nhúng sẵn, không tìm Times New Roman của máy.
        #[arg(long)]
        embedded_font: bool,
    },
    /// Xuất DOCX từ văn bản JSON.
    Docx {
        /// Tệp văn bản JSON.
        file: PathBuf,
        /// Tệp DOCX.
        #[arg(short, long)]
        out: PathBuf,
    },
    /// Vẽ từng trang thành SVG.
    Svg {
        /// Tệp văn bản JSON; "-" đọc từ đầu vào chuẩn.
        file: PathBuf,
        /// Thư mục nhận các trang.
        #[arg(short, long)]
        out: PathBuf,
    },
    /// Liệt kê mọi đoạn chữ với trang, tọa độ (mm), phông, cỡ.
    Placements {
        /// Tệp văn bản JSON; "-" đọc từ đầu vào chuẩn.
        file: PathBuf,
    },
    /// Khung văn bản và các loại văn bản.
    Document {
        /// Việc cần làm.
        #[command(subcommand)]
        what: DocumentWhat,
    },
    /// Chương trình này: bảo đảm an toàn thông tin, thành phần và giấy phép.
    About {
        /// In các thành phần và giấy phép của chúng.
        #[arg(long)]
        licences: bool,
        /// Ghi bản thuyết minh an toàn thông tin thành văn bản của cơ quan (PDF).
        #[arg(short, long, value_name = "TỆP", conflicts_with = "licences")]
        out: Option<PathBuf>,
    },
    /// Tạo sổ mới từ tệp thông tin cơ quan.
    Init {
        /// Tệp TOML; xem mẫu assets/demo/profile.toml.
        #[arg(long)]
        profile: PathBuf,
        /// Vai của người dùng đầu tiên (tên lấy từ --user).
        #[arg(long, value_enum, default_value = "thu-ky")]
        role: RoleName,
        /// Ghi phiếu khóa phục hồi ra tệp PDF này.
        #[arg(long, value_name = "TỆP.pdf")]
        recovery: Option<PathBuf>,
        /// Sổ không mã hóa, ai cũng đọc được: chỉ để dùng thử.
        #[arg(long)]
        open: bool,
    },
    /// Tạo sổ minh họa.
    Demo,
    /// Tình trạng sổ: đơn vị, văn bản, nhiệm vụ theo hạn.
    Status,
    /// Văn bản đến.
    Directive {
        /// Việc cần làm.
        #[command(subcommand)]
        what: DirectiveWhat,
    },
    /// Nhiệm vụ.
    Task {
        /// Việc cần làm.
        #[command(subcommand)]
        what: TaskWhat,
    },
    /// Lịch bầu cử: mốc, khu vực bỏ phiếu sớm, ngày nghỉ, dời Ngày bầu cử.
    Calendar {
        /// Việc cần làm.
        #[command(subcommand)]
        what: CalendarWhat,
    },
    /// Chế độ báo cáo: ai phải gửi, ai chưa gửi.
    Regime {
        /// Việc cần làm.
        #[command(subcommand)]
        what: RegimeWhat,
    },
    /// Đợt cao điểm.
    Campaign {
        /// Việc cần làm.
        #[command(subcommand)]
        what: CampaignWhat,
    },
    /// Chỉ tiêu của đợt cao điểm.
    Quota {
        /// Việc cần làm.
        #[command(subcommand)]
        what: QuotaWhat,
    },
    /// Dự thảo.
    Draft {
        /// Việc cần làm.
        #[command(subcommand)]
        what: DraftWhat,
    },
    /// Báo cáo: số liệu theo đơn vị, bảng theo dõi, danh mục quá hạn, ma trận; chốt và so sánh.
    Report {
        /// Báo cáo nào.
        #[command(subcommand)]
        what: ReportWhat,
    },
    /// Cuộc họp: mời, ghi ý kiến, kết luận, giấy tờ.
    Meeting {
        /// Việc cần làm.
        #[command(subcommand)]
        what: MeetingWhat,
    },
    /// Nhật ký của sổ, hoặc của một mục; `history verify` kiểm tra chuỗi.
    History {
        /// Mã của mục, hoặc "verify".
        id: Option<String>,
        /// Mã nhật ký in ở chân báo cáo: tìm xem có trong chuỗi không, ở mục nào.
        #[arg(long, value_name = "MÃ")]
        head: Option<String>,
    },
    /// Người dùng của sổ và vai của họ.
    Person {
        /// Việc cần làm.
        #[command(subcommand)]
        what: PersonWhat,
    },
    /// Mật khẩu, phiếu khóa phục hồi, mã hóa lại.
    Key {
        /// Việc cần làm.
        #[command(subcommand)]
        what: KeyWhat,
    },
    /// Hoàn tác việc cuối.
    Undo,
    /// Làm lại việc vừa hoàn tác.
    Redo,
    /// Kiểm tra toàn vẹn của sổ.
    Check {
        /// Cứu những gì còn đọc được của sổ hỏng sang sổ mới này, kèm danh sách những gì đã mất.
        #[arg(long, value_name = "SỔ MỚI")]
        rescue: Option<PathBuf>,
    },
    /// Bản sao lưu của sổ.
    Backup {
        /// Việc cần làm.
        #[command(subcommand)]
        what: BackupWhat,
    },
}

/// `backup …`
#[derive(Debug, Subcommand)]
pub enum BackupWhat {
    /// Sao lưu ngay và kiểm tra lại bản vừa tạo.
    Create,
    /// Danh sách bản sao lưu, mới nhất trước.
    List,
    /// Mở lại và kiểm tra toàn bộ một bản sao lưu.
    Verify {
        /// Tệp sao lưu.
        file: PathBuf,
    },
    /// Chép bản sao lưu đã kiểm tra ra USB hoặc ổ khác rồi đọc lại để đối chiếu.
    Copy {
        /// Thư mục nhận.
        to: PathBuf,
        /// Tệp sao lưu; mặc định bản đã kiểm tra mới nhất.
        #[arg(long)]
        file: Option<PathBuf>,
    },
    /// Khôi phục sổ từ một bản sao lưu; sổ hiện tại được sao lưu trước. Không có --yes thì chỉ cho xem sẽ thay đổi gì.
    Restore {
        /// Tệp sao lưu.
        file: PathBuf,
        /// Khôi phục thật.
        #[arg(long)]
        yes: bool,
    },
}

/// Reading without a store.
#[derive(Debug, Args)]
pub struct Read {
    /// Tệp hoặc thư mục.
    pub file: PathBuf,
    /// Thư mục nhận NAME.json khi đọc cả thư mục.
    #[arg(short, long)]
    pub out: Option<PathBuf>,
    /// Kèm toàn văn đã làm sạch (vị trí tính theo ký tự của văn bản này).
    #[arg(long)]
    pub with_text: bool,
    /// Ngày bầu cử, để tính hạn ghi theo ngày bầu cử.
    #[arg(long, value_name = "NĂM-THÁNG-NGÀY")]
    pub election_day: Option<NaiveDate>,
}

/// `document …`
#[derive(Debug, Subcommand)]
pub enum DocumentWhat {
    /// Khung văn bản của một loại, mỗi trường có giải thích.
    New {
        /// Loại, ví dụ cong-van.
        kind: String,
    },
    /// 29 loại văn bản của Nghị định 30.
    Types,
}

/// `directive …`
#[derive(Debug, Subcommand)]
pub enum DirectiveWhat {
    /// Đăng ký một văn bản.
    Add {
        /// Tệp .docx, .pdf, .rtf, .odt, .txt.
        file: PathBuf,
        /// Chấp nhận mọi nhiệm vụ đề xuất.
        #[arg(long)]
        accept_all: bool,
        /// Đăng ký dù số văn bản đã có.
        #[arg(long)]
        again: bool,
    },
    /// Ghi một chỉ đạo miệng.
    Oral {
        /// Lời chỉ đạo, hoặc tệp .txt chứa lời chỉ đạo.
        text: String,
        /// Người chỉ đạo: họ tên, chức vụ.
        #[arg(long)]
        by: String,
        /// Ở đâu, qua đâu: giao ban, điện thoại.
        #[arg(long)]
        at: Option<String>,
        /// Ngày chỉ đạo; mặc định hôm nay.
        #[arg(long, value_name = "NĂM-THÁNG-NGÀY")]
        on: Option<NaiveDate>,
        /// Người ghi; mặc định người đang dùng chương trình.
        #[arg(long)]
        taken_by: Option<String>,
        /// Chấp nhận mọi nhiệm vụ đề xuất.
        #[arg(long)]
        accept_all: bool,
    },
    /// Gắn văn bản chính thức cho một chỉ đạo miệng.
    Tie {
        /// Chỉ đạo miệng: mã hoặc số đến.
        oral: String,
        /// Văn bản: mã hoặc số đến.
        paper: String,
    },
    /// Danh sách.
    List,
    /// Một văn bản với các đề xuất.
    Show {
        /// Mã hoặc số đến.
        id: String,
    },
}

/// `calendar …`
#[derive(Debug, Subcommand)]
pub enum CalendarWhat {
    /// Mốc, khu vực bỏ phiếu sớm, ngày nghỉ, số ngày còn lại.
    Show,
    /// Nạp lịch đi kèm chương trình: 2021 hoặc 2026.
    Load {
        /// Tên lịch.
        name: String,
    },
    /// Đặt ngày riêng cho một mốc, thêm mốc, khu vực bỏ phiếu sớm, ngày nghỉ, ngày làm bù.
    Set(CalendarSet),
    /// Dời Ngày bầu cử: in danh sách trước và sau; chỉ dời khi có --yes.
    Move {
        /// Ngày mới: 22/3, 2026-03-22, +7, T+7.
        #[arg(allow_hyphen_values = true)]
        day: String,
        /// Đã xem và duyệt danh sách.
        #[arg(long)]
        yes: bool,
    },
}

/// What `calendar set` sets.
#[derive(Debug, Args)]
#[group(id = "thing", required = true)]
pub struct CalendarSet {
    /// Mốc có sẵn: mã (hiep-thuong-3) hoặc tên.
    #[arg(long, value_name = "MỐC", group = "thing")]
    pub milestone: Option<String>,
    /// Thêm một mốc riêng với tên này.
    #[arg(long, value_name = "TÊN", group = "thing")]
    pub add: Option<String>,
    /// Khu vực bỏ phiếu sớm; tên chưa có thì thêm.
    #[arg(long, value_name = "TÊN", group = "thing")]
    pub area: Option<String>,
    /// Ngày nghỉ.
    #[arg(long, value_name = "NGÀY", group = "thing")]
    pub off: Option<String>,
    /// Ngày làm bù.
    #[arg(long, value_name = "NGÀY", group = "thing")]
    pub working: Option<String>,
    /// Bỏ quy định riêng của một ngày.
    #[arg(long, value_name = "NGÀY", group = "thing")]
    pub plain: Option<String>,
    /// Số ngày so với Ngày bầu cử; âm là trước.
    #[arg(long, value_name = "SỐ NGÀY", allow_hyphen_values = true, conflicts_with = "on")]
    pub days: Option<i32>,
    /// Ngày cố định.
    #[arg(long, value_name = "NGÀY")]
    pub on: Option<String>,
    /// Ngày cuối của một khoảng.
    #[arg(long, value_name = "NGÀY", requires = "on")]
    pub to: Option<String>,
    /// Giờ, ví dụ 17:00.
    #[arg(long)]
    pub hour: Option<String>,
    /// Lý do; với ngày nghỉ, ngày làm bù là tên ngày.
    #[arg(long)]
    pub reason: Option<String>,
    /// Văn bản cho phép bỏ phiếu sớm.
    #[arg(long)]
    pub paper: Option<String>,
    /// Đã đối chiếu với thông báo lịch nghỉ của năm.
    #[arg(long)]
    pub verified: bool,
    /// Đã xem và duyệt danh sách thời hạn bị dời.
    #[arg(long)]
    pub yes: bool,
}

/// `draft …`
#[derive(Debug, Subcommand)]
pub enum DraftWhat {
    /// Dự thảo trống của một loại.
    New {
        /// Loại, ví dụ cong-van.
        kind: String,
    },
    /// Văn bản triển khai một văn bản đến, soạn từ các nhiệm vụ đã chấp nhận.
    ReplyDirective {
        /// Mã hoặc số đến.
        id: String,
        /// Loại: cong-van hoặc ke-hoach.
        #[arg(long = "type", default_value = "ke-hoach")]
        kind: String,
    },
    /// Công văn đôn đốc các nhiệm vụ quá hạn, sắp đến hạn.
    Urge {
        /// Chỉ nhiệm vụ do đơn vị này chủ trì.
        #[arg(long)]
        unit: Option<String>,
        /// Mỗi đơn vị một công văn, thay cho một công văn chung.
        #[arg(long)]
        each: bool,
        /// Hạn trả lời; mặc định sau 5 ngày.
        #[arg(long, value_name = "NGÀY")]
        answer_by: Option<String>,
        /// Kèm nhiệm vụ chưa có báo cáo nào trong số ngày này.
        #[arg(long, value_name = "NGÀY")]
        silent: Option<u16>,
        /// Chỉ các nhiệm vụ này; ghi nhiều lần.
        #[arg(long, value_name = "NHIỆM VỤ")]
        task: Vec<String>,
    },
    /// Các công văn đôn đốc: ai đã trả lời, ai chưa, mỗi đơn vị bị đôn đốc mấy lần.
    Urged,
    /// Ghi đơn vị đã trả lời công văn đôn đốc.
    Answered {
        /// Mã dự thảo của công văn đôn đốc.
        id: String,
        /// Đơn vị trả lời.
        #[arg(long)]
        unit: String,
        /// Ngày trả lời; mặc định hôm nay.
        #[arg(long, value_name = "NĂM-THÁNG-NGÀY")]
        on: Option<NaiveDate>,
        /// Số, ký hiệu, ngày của văn bản trả lời.
        #[arg(long, value_name = "VĂN BẢN")]
        paper: Option<String>,
    },
    /// Danh sách dự thảo.
    List,
    /// Văn bản JSON của một dự thảo.
    Show {
        /// Mã.
        id: String,
    },
    /// Ghi văn bản JSON vào dự thảo.
    Save {
        /// Mã.
        id: String,
        /// Tệp văn bản JSON.
        file: PathBuf,
    },
    /// Xuất PDF.
    Pdf {
        /// Mã.
        id: String,
        /// Tệp PDF.
        #[arg(short, long)]
        out: PathBuf,
        /// Thêm ô trống cho chữ ký số.
        #[arg(long)]
        signature_field: bool,
    },
    /// Xuất DOCX.
    Docx {
        /// Mã.
        id: String,
        /// Tệp DOCX.
        #[arg(short, long)]
        out: PathBuf,
    },
}
